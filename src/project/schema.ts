/** What emrflow.yaml may say, written once as data: the checker, the reference and the JSON Schema read it. */
import { outputNames } from "../outputs/names.js";
import type { JsonObject } from "../machine/asl.js";
import { workflowSettings } from "../model/workflow.js";
import { platforms, type PlatformName } from "../platforms/index.js";
import type { SettingsSchema } from "../settings/schema.js";
import { objectSchema } from "../yaml/json-schema.js";
import type { Field, Fields, Shape } from "../yaml/shape.js";

export const levels = ["off", "advice", "warning", "error"] as const;

/**
 * The settings that clusters of a platform can have by default. What leaves a cluster running, and which one is borrowed,
 * must stand where a reviewer of the pipeline sees it.
 */
export function defaultsOf(platform: PlatformName): SettingsSchema {
  const hidden = new Set(["keep_on_failure", "id", "application", "virtual_cluster", "reuse"]);
  return Object.fromEntries(Object.entries(platforms[platform].settings).filter(([name]) => !hidden.has(name)));
}

/** The platforms whose clusters are made, so that there is something to have by default. */
export const platformsWithDefaults = ["ec2", "serverless", "eks"] as const satisfies readonly PlatformName[];

/** Every setting that a cluster of some platform has. */
const settingNames = [...new Set(Object.values(platforms).flatMap(({ settings }) => Object.keys(settings)))];

const clusterDefaults: Fields = Object.fromEntries(
  platformsWithDefaults.map((name): [string, Field] => [
    name,
    {
      shape: { kind: "settings", schema: defaultsOf(name) },
      documentation: `Settings below those of every \`${name}\` cluster and of every template of it. \`keep_on_failure\` is none: it must stand in the pipeline.`,
      example: "{ tags: { team: data } }",
    },
  ]),
);

const params: Field = {
  shape: { kind: "map", value: { kind: "scalar" } },
  documentation: "Values of `param`s, as `--param` gives them; stronger than the defaults in the files.",
  example: "{ bucket: acme-data }",
};

const outputs: Field = {
  shape: {
    kind: "list",
    isFilled: true,
    item: {
      kind: "object",
      fields: {
        emit: {
          shape: { kind: "choice", of: outputNames },
          documentation: "The kind of output, as for `--emit`.",
          example: "asl",
          required: true,
        },
        dir: {
          shape: { kind: "text" },
          documentation: "The folder, seen from the project's; beside the sources when left out.",
          example: "build",
        },
      },
    },
  },
  documentation: "What `emrflow build` writes, and where. Left out, it is `asl` beside the sources.",
  example: "[{ emit: asl, dir: build }]",
};

const rules: Field = {
  shape: { kind: "map", value: { kind: "choice", of: levels } },
  documentation:
    "How serious warnings and advice are, by code or name. An error stays one. A comment in a file silences them at any level.",
  example: "{ workflow-without-timeout: error, EMRF9006: off }",
};

export const targetFields: Fields = {
  inherits: {
    shape: { kind: "text" },
    documentation: "Another target, whose settings hold where this one says nothing.",
    example: "dev",
  },
  params,
  outputs,
};

const percent: Shape = { kind: "whole", least: 0, most: 100 };

const coverageFields: Fields = {
  states: { shape: percent, documentation: "Of the states, as percent.", example: "100" },
  failure_edges: {
    shape: percent,
    documentation: "Of the ways that failures take, as percent: each retry, each catch, each failure that is let go.",
    example: "90",
  },
};

export const projectFields: Fields = {
  requires: {
    shape: { kind: "text" },
    documentation: "Which versions of emrflow may work on the project, as a range of npm's.",
    example: '">=0.1"',
  },
  params,
  targets: {
    shape: { kind: "map", value: { kind: "object", fields: targetFields } },
    documentation: "What differs between the places that the project is built for; `--target NAME` chooses one.",
    example: "{ dev: { params: { env: dev } }, prod: { inherits: dev, params: { env: prod } } }",
  },
  default_target: {
    shape: { kind: "text" },
    documentation: "The target without `--target`.",
    example: "dev",
  },
  defaults: {
    shape: {
      kind: "settings",
      schema: workflowSettings,
      inner: clusterDefaults,
    },
    documentation: "Settings below those of every workflow, and under the name of a platform of its clusters.",
    example: "{ timeout: 6h, ec2: { release: emr-7.13.0, service_role: EMR_DefaultRole } }",
  },
  outputs,
  rules,
  overrides: {
    shape: {
      kind: "list",
      item: {
        kind: "object",
        fields: {
          paths: {
            shape: { kind: "list", item: { kind: "text" } },
            documentation:
              "Files, seen from the project's folder: `*` in a name, `**` for folders, `?` for a character.",
            example: '["legacy/**"]',
            required: true,
          },
          rules: { ...rules, required: true },
        },
      },
    },
    documentation: "Levels for some files only. Of several that fit, the last one holds.",
    example: '[{ paths: ["legacy/**"], rules: { EMRF9001: off } }]',
  },
  test: {
    shape: {
      kind: "object",
      fields: {
        coverage: {
          shape: { kind: "object", fields: coverageFields },
          documentation: "How much of every workflow its tests must show, in percent.",
          example: "{ states: 100, failure_edges: 90 }",
        },
      },
    },
    documentation: "What `emrflow test` asks for.",
    example: "{ coverage: { states: 100, failure_edges: 90 } }",
  },
  organisation: {
    shape: {
      kind: "object",
      fields: {
        required_tags: {
          shape: { kind: "list", item: { kind: "text" } },
          documentation: "Keys of tags that every cluster must have.",
          example: "[team, cost_center]",
        },
        required_settings: {
          shape: { kind: "list", item: { kind: "choice", of: settingNames } },
          documentation: "Settings that every cluster must have.",
          example: "[logs, security_configuration]",
        },
        allowed_releases: {
          shape: { kind: "list", item: { kind: "text" } },
          documentation: "Releases that a cluster may have; `*` stands for any characters.",
          example: '["emr-7.*"]',
        },
        allowed_instance_types: {
          shape: { kind: "list", item: { kind: "text" } },
          documentation: "Instance types that a cluster may have; `*` stands for any characters.",
          example: '["m6g.*", "r6g.*"]',
        },
      },
    },
    documentation: "Rules of the house, which are errors where a cluster breaks them.",
    example: "{ required_tags: [team] }",
  },
};

/** Gives the JSON Schema (draft 2020-12) of emrflow.yaml, for editors. */
export function projectSchema(): JsonObject {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "emrflow.yaml",
    description: "The settings of an emrflow project.",
    ...objectSchema(projectFields),
  };
}
