/** Mistakes in values. */
import { inWorkflow, type BrokenFile } from "./broken-file.js";

export const values: readonly BrokenFile[] = [
  {
    what: "a comma is missing",
    text: inWorkflow('  args: ["a" "b", 1 2]', "  b: f(1 2)"),
    findings: ["2:14 EMRF1006", "2:21 EMRF1006", "3:10 EMRF1006"],
  },
  {
    what: "a comma too many",
    text: inWorkflow("  a: [1,,2]", "  b: f(,)", "  c: [,]"),
    findings: ["2:9 EMRF1001", "3:8 EMRF1001", "4:7 EMRF1001"],
  },
  {
    what: "an operator for a value",
    text: inWorkflow("  a: [1, *, 2]", "  b: 3 + * 4", "  c: 5"),
    findings: ["2:10 EMRF1001", "3:10 EMRF1001"],
  },
  {
    what: "a value is missing after an operator",
    text: inWorkflow("  a: 3 +", "  b: !", "  c: [1 -]"),
    findings: ["3:3 EMRF1001", "4:3 EMRF1001", "4:10 EMRF1001"],
  },
  {
    what: "a closing bracket is missing",
    text: inWorkflow("  args: [1, 2", "  b: 3", "  keep x"),
    findings: ["3:3 EMRF1001"],
  },
  {
    what: "a closing bracket is missing on one line",
    text: inWorkflow("  a: { types: [1, 2, count: 3 }", "  keep x"),
    findings: ["2:22 EMRF1001"],
  },
  {
    what: "a wrong closing bracket",
    text: inWorkflow("  args: [1, 2)", "  b: f(1, 2]", "  keep x"),
    findings: ["2:14 EMRF1001", "3:12 EMRF1001"],
  },
  {
    what: "a closing parenthesis is missing",
    text: inWorkflow("  a: (1 + 2", "  b: f(1", "  keep x"),
    findings: ["3:3 EMRF1001", "4:3 EMRF1001"],
  },
  {
    what: "a call on the next line",
    text: inWorkflow("  let x = f", "  (a)", "  let y = 3"),
    findings: ["3:3 EMRF1001"],
  },
  {
    what: "operators of other languages",
    text: inWorkflow("  let x = a and not b or c === d", "  let y = a & b | c <> d !== e"),
    findings: [
      "2:13 EMRF1014",
      "2:17 EMRF1014",
      "2:23 EMRF1014",
      "2:28 EMRF1014",
      "3:13 EMRF1014",
      "3:17 EMRF1014",
      "3:21 EMRF1014",
      "3:26 EMRF1014",
    ],
  },
  {
    what: "an arrow",
    text: inWorkflow("  let a = x => y", "  keep z"),
    findings: ["2:13 EMRF1001"],
  },
  {
    what: "half a conditional",
    text: inWorkflow("  let a = b ? c", "  let d = b ? : 3", "  let e = b ? c :"),
    findings: ["3:3 EMRF1001", "3:15 EMRF1001", "5:1 EMRF1001"],
  },
  {
    what: "an index without a value",
    text: inWorkflow("  let c = a[]", "  let d = a[1, 2]", "  keep x"),
    findings: ["2:13 EMRF1001", "3:14 EMRF1001"],
  },
];
