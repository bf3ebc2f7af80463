/** Mistakes in numbers and amounts. */
import { inWorkflow, type BrokenFile } from "./broken-file.js";

export const numbers: readonly BrokenFile[] = [
  {
    what: "a duration with a blank",
    text: inWorkflow("  a: 1h 30m", "  b: 1d 12h"),
    findings: ["2:6 EMRF1114", "3:6 EMRF1114"],
  },
  {
    what: "a duration with a fraction",
    text: inWorkflow("  a: 1.5h"),
    findings: ["2:6 EMRF1114"],
  },
  {
    what: "a duration in the wrong order",
    text: inWorkflow("  a: 30m1h", "  b: 1h2h"),
    findings: ["2:6 EMRF1114", "3:6 EMRF1114"],
  },
  {
    what: "units of people",
    text: inWorkflow("  a: 5mins", "  b: 5ms", "  c: 10GB", "  d: 1week", "  e: 3x"),
    findings: ["2:6 EMRF1114", "3:6 EMRF1114", "4:6 EMRF1114", "5:6 EMRF1114", "6:6 EMRF1114"],
  },
  {
    what: "a size with a blank",
    text: inWorkflow("  a: 10 GiB", "  b: 10 gb"),
    findings: ["2:6 EMRF1114", "3:6 EMRF1114"],
  },
  {
    what: "a size with a fraction",
    text: inWorkflow("  a: 1.5GiB"),
    findings: ["2:6 EMRF1114"],
  },
  {
    what: "numbers of other languages",
    text: inWorkflow("  a: 1_000", "  b: 0x10", "  c: 007", "  d: 1e3"),
    findings: ["2:6 EMRF1113", "3:6 EMRF1113", "4:6 EMRF1113"],
  },
  {
    what: "numbers out of range",
    text: inWorkflow(
      "  a: 99999999999999999999",
      "  b: 9007199254740991",
      "  c: 99999999999999999d",
      "  d: 99999999TiB",
    ),
    findings: ["2:6 EMRF1115", "4:6 EMRF1115", "5:6 EMRF1115"],
  },
];
