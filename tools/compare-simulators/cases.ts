/** What is run on all simulators: small machines, each for one rule of the specification, and other people's machines. */
import type { Json, Machine, State } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";
import type { Run, SimulateOptions } from "../../src/simulate/run.js";
import { simulate } from "../../src/simulate/simulate.js";
import { corpusMachine, corpusOptions, corpusRows, hasCorpus } from "../../test/simulate/json-path/corpus-machines.js";

export interface Case {
  readonly name: string;
  readonly definition: Machine;
  readonly input: Json;
  /** By the name of a task, what it gives, visit by visit. */
  readonly answers: Readonly<Record<string, readonly Answer[]>>;
  /** How it ends on our simulator. */
  readonly end: End;
}

export type Answer = { readonly result: Json } | { readonly error: string; readonly cause: string };

export interface End {
  readonly status: string;
  readonly output?: Json;
  readonly error?: string;
}

type Small = readonly [name: string, states: Readonly<Record<string, State>>, input: Json];

const pass = (more: object): State => ({ Type: "Pass", End: true, ...more });
const filled = (template: Json): Readonly<Record<string, State>> => ({ a: pass({ Parameters: template }) });
const asked = (rule: object): Readonly<Record<string, State>> => ({
  a: { Type: "Choice", Choices: [{ ...rule, Next: "yes" }], Default: "no" },
  yes: pass({ Result: "holds" }),
  no: pass({ Result: "does not hold" }),
});

const list = {
  list: [
    { n: 1, t: "x" },
    { n: 2, t: "y" },
  ],
  text: "hello",
  none: null,
  at: "2026-01-01T00:00:00Z",
};

const small: readonly Small[] = [
  ["InputPath null gives an empty object", { a: pass({ InputPath: null }) }, { x: 1 }],
  ["OutputPath null gives an empty object", { a: pass({ OutputPath: null }) }, { x: 1 }],
  ["ResultPath makes the records on its way", { a: pass({ Result: 1, ResultPath: "$.a.b.c" }) }, { x: 1 }],
  ["ResultPath replaces what is there", { a: pass({ Result: 1, ResultPath: "$.x" }) }, { x: { y: 2 } }],
  ["ResultPath puts into the raw input", { a: pass({ InputPath: "$.x", ResultPath: "$.r" }) }, { x: { y: 2 } }],
  ["ResultPath into a text", { a: pass({ Result: 1, ResultPath: "$.r" }) }, "text"],
  ["a Result is no template", { a: pass({ Result: { "x.$": "$.y" } }) }, {}],
  ["a Result that is false", { a: pass({ Result: false }) }, { x: 1 }],
  ["a path that leads nowhere in Parameters", filled({ "x.$": "$.no" }), {}],
  ["a path that leads nowhere in InputPath", { a: pass({ InputPath: "$.no" }) }, {}],
  ["a null is there", filled({ "x.$": "$.none" }), list],
  ["a wildcard gives a list", filled({ "x.$": "$.list[*].n" }), list],
  ["a slice gives a list", filled({ "x.$": "$.list[0:1]" }), list],
  ["a filter gives a list", filled({ "x.$": "$.list[?(@.n == 2)].t" }), list],
  ["a filter that finds nothing gives an empty list", filled({ "x.$": "$.list[?(@.n == 9)]" }), list],
  ["a name at any depth", filled({ "x.$": "$..t" }), list],
  ["an index beyond the end", filled({ "x.$": "$.list[9]" }), list],
  ["a template in an array", filled({ list: [{ "x.$": "$.text" }, "$.text"] }), list],
  ["the context object", filled({ "x.$": "$$.Execution.Input.text" }), list],
  ["Format", filled({ "x.$": "States.Format('{} is {} {}', $.text, 1.5, null)" }), list],
  ["Format of escaped braces", filled({ "x.$": "States.Format('\\{{}\\} it\\'s', 1)" }), list],
  ["Format with too few arguments", filled({ "x.$": "States.Format('{} {}', 1)" }), list],
  ["StringToJson", filled({ "x.$": "States.StringToJson('[1, null]')" }), list],
  ["JsonToString", filled({ "x.$": "States.JsonToString($.list)" }), list],
  ["ArrayPartition", filled({ "x.$": "States.ArrayPartition(States.ArrayRange(1, 5, 1), 2)" }), list],
  ["ArrayRange downwards", filled({ "x.$": "States.ArrayRange(3, 1, -1)" }), list],
  ["ArrayRange of too many", filled({ "x.$": "States.ArrayRange(1, 1001, 1)" }), list],
  [
    "ArrayUnique of records",
    filled({ "x.$": 'States.ArrayUnique(States.StringToJson(\'[{"a":1,"b":2},{"b":2,"a":1},1]\'))' }),
    list,
  ],
  ["ArrayContains of a record", filled({ "x.$": "States.ArrayContains($.list, $.list[1])" }), list],
  ["ArrayGetItem beyond the end", filled({ "x.$": "States.ArrayGetItem($.list, 2)" }), list],
  ["StringSplit by several characters", filled({ "x.$": "States.StringSplit('a.b+c', '.+')" }), list],
  ["StringSplit leaves out what is empty", filled({ "x.$": "States.StringSplit(',a,,b,', ',')" }), list],
  ["MathAdd rounds halves up", filled({ "x.$": "States.MathAdd(-1.5, 0)" }), list],
  [
    "JsonMerge is shallow",
    filled({
      "x.$": 'States.JsonMerge(States.StringToJson(\'{"a":{"b":1}}\'), States.StringToJson(\'{"a":{"c":1}}\'), false)',
    }),
    list,
  ],
  ["Hash", filled({ "x.$": "States.Hash('input data', 'SHA-256')" }), list],
  ["a Choice by another type does not hold", asked({ Variable: "$.text", NumericEquals: 1 }), list],
  ["a Choice by what is not there fails", asked({ Variable: "$.no", StringEquals: "x" }), list],
  ["IsPresent of what is not there", asked({ Variable: "$.no.no", IsPresent: true }), list],
  ["IsNull of a null", asked({ Variable: "$.none", IsNull: true }), list],
  ["IsTimestamp", asked({ Variable: "$.at", IsTimestamp: true }), list],
  [
    "IsTimestamp of a text without T",
    asked({ Variable: "$.text", IsTimestamp: false }),
    { text: "2026-01-01 00:00:00Z" },
  ],
  ["a moment in another zone", asked({ Variable: "$.at", TimestampEquals: "2026-01-01T01:00:00+01:00" }), list],
  ["StringMatches with an escaped star", asked({ Variable: "$.text", StringMatches: "a\\*b*" }), { text: "a*bc" }],
  ["StringLessThan", asked({ Variable: "$.text", StringLessThan: "hello!" }), list],
  ["NumericEqualsPath", asked({ Variable: "$.list[0].n", NumericEqualsPath: "$.list[1].n" }), list],
  [
    "And stops at the first that does not hold",
    asked({
      And: [
        { Variable: "$.no", IsPresent: true },
        { Variable: "$.no", IsNull: true },
      ],
    }),
    list,
  ],
  [
    "no rule holds",
    { a: { Type: "Choice", Choices: [{ Variable: "$.text", StringEquals: "x", Next: "b" }] }, b: pass({}) },
    list,
  ],
  ["a Fail by paths", { a: { Type: "Fail", ErrorPath: "$.text", CausePath: "States.Format('{}', 1)" } }, list],
  [
    "variables",
    { a: { Type: "Pass", Assign: { "v.$": "$.text" }, Next: "b" }, b: pass({ Parameters: { "x.$": "$v" } }) },
    list,
  ],
  ["a Wait by a path of a fraction", { a: { Type: "Wait", SecondsPath: "$.n", End: true } }, { n: 1.5 }],
  [
    "an old Map",
    {
      a: {
        Type: "Map",
        ItemsPath: "$.list",
        Parameters: { "n.$": "$$.Map.Item.Value.n", "at.$": "$$.Map.Item.Index" },
        Iterator: { StartAt: "b", States: { b: pass({}) } },
        ResultPath: "$.done",
        End: true,
      },
    },
    list,
  ],
  [
    "a Map over a text",
    { a: { Type: "Map", ItemsPath: "$.text", ItemProcessor: { StartAt: "b", States: { b: pass({}) } }, End: true } },
    list,
  ],
  [
    "a Parallel with a ResultSelector",
    {
      a: {
        Type: "Parallel",
        Branches: [
          { StartAt: "b", States: { b: pass({ Result: 1 }) } },
          { StartAt: "c", States: { c: pass({ Result: 2 }) } },
        ],
        ResultSelector: { "second.$": "$[1]" },
        ResultPath: "$.p",
        End: true,
      },
    },
    { x: 1 },
  ],
];

/** Gives the cases, each with its end on our simulator. */
export async function allCases(): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const [name, States, input] of small) {
    const definition = { StartAt: "a", States };
    cases.push(await caseOf(name, definition, { input }));
  }
  for (const row of hasCorpus ? corpusRows : []) {
    const definition = corpusMachine(row);
    cases.push(await caseOf(row.file, definition, corpusOptions(row, false)));
    cases.push(await caseOf(`${row.file}, with a failed job`, definition, corpusOptions(row, true)));
  }
  return cases;
}

async function caseOf(name: string, definition: Machine, options: SimulateOptions): Promise<Case> {
  const run = await simulate(definition, options);
  const { status, output, error } = run;
  const end = status === "SUCCEEDED" ? { status, output: output ?? null } : { status, error: error ?? "" };
  return { name, definition, input: options.input ?? {}, answers: answersOf(definition, run), end };
}

/** What the tasks gave in our run is what they give in every other. */
function answersOf(definition: Machine, { trace }: Run): Case["answers"] {
  const tasks = [...statesOf(definition)].filter(({ state }) => state.Type === "Task").map(({ name }) => name);
  const given = tasks.map((name): [string, readonly Answer[]] => {
    const answers = trace.flatMap(({ state, event, details }): readonly Answer[] => {
      if (state !== name || details === null) return [];
      if (event === "TaskSucceeded") return [{ result: details["output"] ?? null }];
      return event === "TaskFailed" ? [{ error: String(details["error"]), cause: String(details["cause"] ?? "") }] : [];
    });
    return [name, answers.length > 0 ? answers : [{ result: {} }]];
  });
  return Object.fromEntries(given);
}
