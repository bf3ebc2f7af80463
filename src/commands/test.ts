/** `emrflow test`: scenarios of workflows on the simulator. What runs and compares is loaded only here. */
import { testReportNames } from "../results/names.js";
import type { Command, CommandOption } from "./command.js";
import { paramOption } from "./params.js";
import { targetOption } from "./projects.js";
import { everyFaultOptions } from "./test/every-fault-options.js";

const coverage: readonly CommandOption[] = [
  {
    usage: "--coverage",
    summary: "say which states and which ways of failures no scenario shows",
    group: "Coverage",
  },
  {
    usage: "--min-coverage <percent>",
    summary: "an error below this, of states and of ways of failures",
    group: "Coverage",
  },
  {
    usage: "--lcov <file>",
    summary: "write the coverage of the source lines; to standard output for -",
    completes: "files",
    group: "Coverage",
  },
];

export const test: Command = {
  name: "test",
  group: "Run",
  summary: "run the tests of workflows without AWS",
  arguments: [
    {
      usage: "[paths...]",
      summary: "workflows, their .test.yaml files, and folders; the working folder when left out",
      completes: "files",
    },
  ],
  options: [
    { usage: "--filter <text>", summary: "only scenarios with this in their name, or in their file's" },
    { usage: "--watch", summary: "test again after each change, until interrupted" },
    {
      usage: "--format <form>",
      summary: "the form of the results",
      choices: testReportNames,
      default: "pretty",
      group: "Output",
    },
    ...coverage,
    ...everyFaultOptions,
    paramOption,
    targetOption,
  ],
  examples: [
    { line: "emrflow test", summary: "all tests here" },
    { line: "emrflow test nightly.emrflow", summary: "those in nightly.test.yaml" },
    { line: 'emrflow test --filter "ingest fails"', summary: "some of them" },
    { line: "emrflow test --coverage --min-coverage 90", summary: "and what they leave out" },
    { line: "emrflow test --format junit > tests.xml", summary: "for CI" },
    { line: "emrflow test --every-fault nightly.emrflow", summary: "all that can go wrong" },
  ],
  run: async (host, given) => {
    if (given.has("every-fault")) {
      const { runEveryFault } = await import("./test/every-fault.js");
      return runEveryFault(host, given);
    }
    const { runTests, watchTests } = await import("./test/run.js");
    return given.has("watch") ? watchTests(host, given) : runTests(host, given);
  },
};
