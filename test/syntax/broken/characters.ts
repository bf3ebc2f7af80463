/** Mistakes in single characters and comments. */
import { inWorkflow, type BrokenFile } from "./broken-file.js";

export const characters: readonly BrokenFile[] = [
  {
    what: "a semicolon",
    text: inWorkflow("  let a = 1; let b = 2;", "  keep x"),
    findings: ["2:12 EMRF1107", "2:23 EMRF1107"],
  },
  {
    what: "a comment of other languages",
    text: inWorkflow("  # comment", "  keep x ## more", "  keep y"),
    findings: ["2:3 EMRF1106", "3:10 EMRF1106"],
  },
  {
    what: "characters that mean nothing",
    text: inWorkflow("  let a = @", "  let b = \u00e9t\u00e9", "  let c = a $ b", "  keep x"),
    findings: ["2:11 EMRF1101", "3:11 EMRF1101", "4:13 EMRF1101"],
  },
  {
    what: "a blank that is none",
    text: inWorkflow("  let a =\u00a03", "  let\u200bb = 4"),
    findings: ["2:10 EMRF1102", "3:6 EMRF1102"],
  },
  {
    what: "an open comment",
    text: inWorkflow("  /* foo"),
    findings: ["2:3 EMRF1105"],
  },
  {
    what: "a byte order mark, and carriage returns",
    text: "\ufeffworkflow w {\r\n  keep\r\n}\r\n",
    findings: ["3:1 EMRF1001"],
  },
];
