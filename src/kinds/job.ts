/** How jobs are put together from arguments. */
import { concatenate, constant, entriesOf, list, record, template } from "../expressions/build.js";
import type { Value } from "../expressions/value.js";
import type { Settings } from "../settings/given.js";
import { unionOf } from "../types/relations.js";
import { booleanType, mapOf, numberType, stringType } from "../types/type.js";
import type { JobForm } from "./kind.js";

/** A map of properties: tools want text, people write numbers too. */
export const propertiesType = mapOf(unionOf([stringType, numberType, booleanType]));

/** A job run by `command-runner.jar`, which runs any program of the cluster (EMR Release Guide, Run commands; read 2026-11-22). */
export function commandRunner(parts: readonly Value[]): Value {
  return record([
    ["Jar", constant("command-runner.jar")],
    ["Args", concatenate(parts, stringType)],
  ]);
}

/** A form of a job that has a place for every setting of its kind. */
export function whole<Job>(make: (settings: Settings) => Job): JobForm<Job> {
  return { lacks: [], make };
}

/** Constant arguments. */
export function words(...texts: readonly string[]): Value {
  return constant(texts);
}

/** An option with its value, or nothing when the setting was left out. */
export function option(name: string, value: Value | null): readonly Value[] {
  return value ? [list([constant(name), value])] : [];
}

/** An option and its value in one argument: `--src=s3://…`. */
export function assigned(name: string, value: Value | null): readonly Value[] {
  return value ? [list([template([constant(`${name}=`), value])])] : [];
}

/** An option `KEY=VALUE` for each entry of a written map. */
export function optionForEach(name: string, map: Value | null): readonly Value[] {
  return [...(entriesOf(map) ?? [])].flatMap(([key, value]) => option(name, template([constant(`${key}=`), value])));
}

/** A value as an argument of its own. */
export function argument(value: Value | null): readonly Value[] {
  return value ? [list([value])] : [];
}
