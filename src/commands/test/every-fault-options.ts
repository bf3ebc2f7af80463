/** The options of `emrflow test --every-fault`; apart from what it does, so that help need not load that. */
import type { CommandOption } from "../command.js";

export const everyFaultOptions: readonly CommandOption[] = [
  {
    usage: "--every-fault",
    summary: "run workflows under everything that can go wrong, one thing at a time and two; needs no scenario",
    group: "Faults",
  },
  {
    usage: "--max-runs <count>",
    summary: "how many pairs of faults to run for each workflow; all single ones are run in any case (default 500)",
    group: "Faults",
  },
  { usage: "--fault-seed <number>", summary: "which pairs are run, and in which order (default 1)", group: "Faults" },
  {
    usage: "--input <json>",
    summary: "what these runs are started with: JSON or a file of it; scenarios beside the workflow otherwise",
    group: "Faults",
  },
];
