/** `emrflow simulate`: runs a workflow on virtual time, and tells what happened. The simulator is loaded only when it runs. */
import { traceNames } from "../traces/names.js";
import type { Command, CommandOption } from "./command.js";
import { paramOption } from "./params.js";
import { targetOption } from "./projects.js";

const values: readonly CommandOption[] = [
  {
    usage: "--input <json>",
    summary: "the input: JSON, a file with it, or - for standard input",
    completes: "files",
    group: "Values",
  },
  {
    usage: "--scenario <file#name>",
    summary: "what a scenario of a test file gives the run",
    completes: "files",
    group: "Values",
  },
  { usage: "--any-input", summary: "run also with an input that the workflow refuses", group: "Values" },
  paramOption,
  targetOption,
];

const faults: readonly CommandOption[] = [
  {
    usage: "--fail <state>",
    summary: "its work fails, each time; STATE@2 only the second",
    repeatable: true,
    group: "Faults",
  },
  {
    usage: "--timeout <state>",
    summary: "its work never ends, each time; or STATE@2",
    repeatable: true,
    group: "Faults",
  },
  {
    usage: "--fault <state=error>",
    summary: "it fails by this error, each time; or STATE=ERROR@2",
    repeatable: true,
    group: "Faults",
  },
  {
    usage: "--stop-at <state>",
    summary: "stops the run there, or STATE+5m after it came there",
    group: "Faults",
  },
];

const world: readonly CommandOption[] = [
  {
    usage: "--duration <state=time>",
    summary: "how long its work takes: ingest=25m",
    repeatable: true,
    group: "World",
  },
  {
    usage: "--result <state=json>",
    summary: "what its service answers; else the simulator assumes something",
    repeatable: true,
    group: "World",
  },
  {
    usage: "--items <state=json>",
    summary: "the items that a distributed loop reads",
    repeatable: true,
    group: "World",
  },
  {
    usage: "--existing <id>",
    summary: "a cluster that is there: j-ABC=name; application:ID, virtual-cluster:ID",
    repeatable: true,
    group: "World",
  },
  {
    usage: "--behaviour <switch=value>",
    summary: "what AWS does where its documents leave it open: notices=events",
    repeatable: true,
    group: "World",
  },
  { usage: "--start <time>", summary: "the virtual time of the start: 2026-01-31T06:00:00Z", group: "World" },
  { usage: "--seed <number>", summary: "for all that is random; the same seed gives the same run", group: "World" },
];

export const simulate: Command = {
  name: "simulate",
  group: "Run",
  summary: "run a workflow without AWS",
  arguments: [
    { usage: "<file>", summary: "a .emrflow file, or any file that holds state machines", completes: "files" },
  ],
  options: [
    {
      usage: "--workflow <name>",
      summary: "which one, where the file has several",
    },
    {
      usage: "--format <form>",
      summary: "a trace for people, a document, or what GetExecutionHistory gives",
      choices: traceNames,
      default: "pretty",
      group: "Output",
    },
    {
      usage: "--svg <file>",
      summary: "also draw the run, as an SVG; - prints the picture instead of the trace",
      completes: "files",
      group: "Output",
    },
    { usage: "--full", summary: "show every state, item and turn", group: "Output" },
    { usage: "--allow-alive", summary: "take it that a machine of others leaves something alive", group: "Output" },
    ...values,
    ...faults,
    ...world,
  ],
  examples: [
    { line: "emrflow simulate nightly.emrflow", summary: "all goes well" },
    { line: "emrflow simulate nightly.emrflow --fail ingest", summary: "a step fails" },
    { line: "emrflow simulate nightly.emrflow --input day.json", summary: "with an input" },
    { line: "emrflow simulate load.asl.json --stop-at Load+5m", summary: "stopped" },
  ],
  run: async (host, given) => {
    const { play } = await import("./simulate/play.js");
    return play(host, given);
  },
};
