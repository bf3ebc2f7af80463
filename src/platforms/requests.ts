/** Parts of requests that several platforms have. */
import { constant, entriesOf, list, record } from "../expressions/build.js";
import { asText } from "../expressions/convert.js";
import type { RequestField } from "../expressions/merge.js";
import type { Value } from "../expressions/value.js";
import { valueOf, type Settings } from "../settings/given.js";
import type { SettingsSchema } from "../settings/schema.js";
import { executionArnType } from "../types/type.js";

/** A field of a request by its path, or nothing when the setting was left out. */
export function field(path: string, value: Value | null): readonly RequestField[] {
  return value ? [{ path: path.split("."), value }] : [];
}

/** The settings that become one field each as they are. */
export function plainFields(settings: Settings, schema: SettingsSchema): readonly RequestField[] {
  return Object.entries(schema).flatMap(([name, { field: path }]) =>
    path === undefined ? [] : field(path, valueOf(settings, name)),
  );
}

/** Settings that need not be given because `api` gives their field. */
export function givenByApi(settings: Settings, schema: SettingsSchema): ReadonlySet<string> {
  const fields = entriesOf(valueOf(settings, "api"));
  if (!fields) return new Set();
  const named = Object.entries(schema).filter(
    ([, { field: path }]) => path !== undefined && fields.has(path.split(".")[0] ?? path),
  );
  return new Set(named.map(([name]) => name));
}

/**
 * The Classification and Properties of each configuration. One that ends in `-env` takes its variables in a nested `export`
 * (EMR Release Guide, Configure applications).
 */
export function configurationRequest(configurations: Value): Value {
  return list(
    [...(entriesOf(configurations) ?? [])].map(([classification, properties]) => {
      const texts = record([...(entriesOf(properties) ?? [])].map(([key, value]) => [key, asText(value)] as const));
      const name = ["Classification", constant(classification)] as const;
      if (!classification.endsWith("-env")) return record([name, ["Properties", texts]]);
      return record([
        name,
        [
          "Configurations",
          list([
            record([
              ["Classification", constant("export")],
              ["Properties", texts],
            ]),
          ]),
        ],
      ]);
    }),
    configurations.span,
  );
}

/** A cluster's tags, and those by which a janitor finds what a run left behind. */
export function withOwnTags(tags: Value | null, workflow: string): Value {
  const own = record([
    ["emrflow:workflow", constant(workflow)],
    ["emrflow:execution", { kind: "states", path: "context.Execution.Id", type: executionArnType }],
  ]);
  return record([...(entriesOf(tags) ?? []), ...(entriesOf(own) ?? [])]);
}
