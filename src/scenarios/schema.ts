/** What a file of scenarios may say, written once as data: the checker, the reference and the JSON Schema read it. */
import { limits } from "../aws/limits.js";
import type { JsonObject } from "../machine/asl.js";
import { switches } from "../simulate/emr/behaviours/switches.js";
import { objectSchema } from "../yaml/json-schema.js";
import type { Field, Fields, Shape } from "../yaml/shape.js";

const texts: Shape = { kind: "list", item: { kind: "text" }, isFilled: true };
const words: Shape = { kind: "either", of: [{ kind: "text" }, texts], name: "text, or a list of texts" };
const anyMap: Shape = { kind: "map", value: { kind: "json" } };

/** AWS tries a state again so often at most. */
const mostTries = limits.retryAttempts.max;
const tries: Shape = { kind: "whole", least: 1, most: mostTries };
const always: Shape = { kind: "choice", of: ["always"] };
const counted: Shape = {
  kind: "either",
  of: [tries, always],
  name: `a whole number from 1 to ${mostTries}, or \`always\``,
};

/** So large is `--seed` of `emrflow simulate` at most. */
const mostSeed = 999_999_999;
const filled: Shape = { kind: "text", isFilled: true };

const failing: Fields = {
  times: {
    shape: counted,
    documentation: "How many tries fail, counted from the first, or `always`. Left out, it is 1.",
    example: "2",
  },
  attempt: {
    shape: tries,
    documentation: "Only this try fails, counted over the whole run. It stands instead of `times`.",
    insteadOf: "times",
    example: "2",
  },
  error: {
    shape: { kind: "text" },
    documentation:
      "The error by which the state fails. Left out, the work is begun and fails, which is `States.TaskFailed`; by any other name it is refused before it begins.",
    example: "EMR.AmazonElasticMapReduceException",
  },
  cause: { shape: { kind: "text" }, documentation: "The cause that comes with it.", example: "Rate exceeded" },
  after: {
    shape: { kind: "duration" },
    documentation: "How long the try takes until it fails.",
    example: "5m",
  },
};

const given: Fields = {
  takes: {
    shape: { kind: "duration" },
    documentation:
      "How long the work takes; of a cluster, until it is ready; of a state without work, how long Step Functions holds it.",
    example: "40m",
  },
  fails: {
    shape: {
      kind: "either",
      of: [tries, always, { kind: "object", fields: failing }],
      name: `how many tries fail from 1 to ${mostTries}, \`always\`, or more about the failure`,
    },
    documentation: "How many tries fail, `always`, or more about the failure.",
    example: "{ times: 2, error: EMR.AmazonElasticMapReduceException }",
  },
  hangs: {
    shape: counted,
    documentation: "How many tries never end, or `always`; what the state's own timeout makes of it is the test.",
    example: "always",
  },
  answers: {
    shape: { kind: "json" },
    documentation: "What a task of another service answers.",
    example: "{ StatusCode: 200, Payload: { rows: 7 } }",
  },
  finds: {
    shape: { kind: "list", item: { kind: "json" } },
    documentation: "The items that a distributed loop finds on S3.",
    example: "[{ Key: landing/a.csv, Size: 10 }]",
  },
};

const expected: Fields = {
  outcome: {
    shape: { kind: "choice", of: ["SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"] },
    documentation: "How the run ends.",
    example: "SUCCEEDED",
  },
  error: {
    shape: filled,
    documentation: "The error of a run that fails; `*` stands for any characters.",
    example: "States.TaskFailed",
  },
  cause: {
    shape: filled,
    documentation: "Text that stands in the cause of a run that fails.",
    example: "could not be given back",
  },
  output: {
    shape: { kind: "json" },
    documentation:
      "What the output holds at least: of a map these keys, of a list these items in this order, else this value.",
    example: "{ rows: 7 }",
  },
  order: {
    shape: texts,
    documentation: "Names that the run comes to one after the other; others may stand between them.",
    example: "[ingest, sales, returns]",
  },
  not_reached: { shape: words, documentation: "Names that the run does not come to.", example: "[publish]" },
  retries: {
    shape: { kind: "map", value: { kind: "whole", least: 0 } },
    documentation: "How often a name is tried again, by its own retry.",
    example: "{ sales: 1 }",
  },
  receives: {
    shape: {
      kind: "map",
      value: { kind: "either", of: [texts, anyMap], name: "a list of texts, or a map" },
    },
    documentation:
      "What reaches a name: texts that stand one after the other in one of its lists of arguments, or a part of its request.",
    example: '{ sales: ["--date", "2026-11-22"] }',
  },
  calls: {
    shape: { kind: "map", value: { kind: "whole", least: 0 } },
    documentation: "How often a name calls its service, each try counted.",
    example: "{ load: 7 }",
  },
  alive: {
    shape: { kind: "list", item: { kind: "text" } },
    documentation:
      "The clusters, applications and virtual clusters made by the run that are alive at its end. Left out, it is none.",
    example: "[etl]",
  },
  within: { shape: { kind: "duration" }, documentation: "How long the run takes at most.", example: "3h" },
};

const existing: Field = {
  shape: {
    kind: "list",
    item: {
      kind: "object",
      fields: {
        id: { shape: filled, documentation: "Its id.", example: "j-SHARED", required: true },
        name: { shape: { kind: "text" }, documentation: "Its name.", example: "shared" },
        kind: {
          shape: { kind: "choice", of: ["cluster", "application", "virtual-cluster"] },
          documentation: "What it is; a cluster when left out.",
          example: "application",
        },
        protected: {
          shape: { kind: "boolean" },
          documentation: "Whether it is protected against termination.",
          example: "true",
        },
      },
    },
  },
  documentation: "What is there before the run.",
  example: "[{ id: j-SHARED, name: shared }]",
};

const scenario: Fields = {
  name: {
    shape: filled,
    documentation: "What the scenario shows.",
    example: "a quiet night",
    required: true,
  },
  workflow: {
    shape: { kind: "text" },
    documentation: "Which workflow of the file beside it runs; needed where that has several.",
    example: "nightly_sales",
  },
  input: { shape: anyMap, documentation: "What the run is started with.", example: '{ date: "2026-11-22" }' },
  params: {
    shape: { kind: "map", value: { kind: "scalar" } },
    documentation: "Values of `param`s, as `--param` gives them.",
    example: "{ bucket: acme-data }",
  },
  start: {
    shape: { kind: "text" },
    documentation: "When the run starts, in virtual time.",
    example: '"2026-11-22T02:00:00Z"',
  },
  seed: {
    shape: { kind: "whole", least: 0, most: mostSeed },
    documentation:
      "Where chance begins: that of jitter, `$random` and `$uuid`. Left out, jitter waits half of its delay.",
    example: "7",
  },
  existing,
  behaviour: {
    shape: {
      kind: "object",
      fields: Object.fromEntries(
        switches.map(({ name, question, values }) => [
          name,
          { shape: { kind: "choice", of: values }, documentation: question, example: values[1] },
        ]),
      ),
    },
    documentation: "Which way the simulator takes where AWS does not say what it does.",
    example: "{ notices: events }",
  },
  given: {
    shape: { kind: "map", value: { kind: "object", fields: given } },
    documentation: "What becomes of steps, tasks and clusters, by their names, or those of states.",
    example: "{ sales: { fails: 1 } }",
  },
  stop: {
    shape: {
      kind: "object",
      fields: {
        at: {
          shape: { kind: "text" },
          documentation: "The name at which it is stopped.",
          example: "sales",
          required: true,
        },
        after: {
          shape: { kind: "duration" },
          documentation: "How long after the run came there.",
          example: "10m",
        },
      },
    },
    documentation: "Stops the run from outside, as StopExecution does.",
    example: "{ at: sales, after: 10m }",
  },
  expect: {
    shape: { kind: "object", fields: expected },
    documentation: "What must come of it.",
    example: "{ outcome: SUCCEEDED }",
    required: true,
  },
};

export const scenarioFields: Fields = {
  workflow: {
    shape: { kind: "text" },
    documentation: "Which workflow of the file beside it all scenarios run, unless they name one.",
    example: "nightly_sales",
  },
  params: {
    shape: { kind: "map", value: { kind: "scalar" } },
    documentation: "Values of `param`s for all scenarios.",
    example: "{ bucket: acme-data }",
  },
  input: {
    shape: anyMap,
    documentation: "What all scenarios are started with; those that say `input` say more or otherwise, key by key.",
    example: '{ date: "2026-11-22" }',
  },
  existing: {
    ...existing,
    documentation: "What is there before the run of every scenario, beside what it says itself.",
  },
  scenarios: {
    shape: { kind: "list", isFilled: true, item: { kind: "object", fields: scenario } },
    documentation: "The scenarios, each of which is one test.",
    example: "[{ name: a quiet night, expect: { outcome: SUCCEEDED } }]",
    required: true,
  },
};

/** Gives the JSON Schema (draft 2020-12) of a file of scenarios, for editors. */
export function scenarioSchema(): JsonObject {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Scenarios of an emrflow workflow",
    description: "What `emrflow test` runs on the simulator.",
    ...objectSchema(scenarioFields),
  };
}
