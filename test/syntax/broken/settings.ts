/** Mistakes in settings and records. */
import { inWorkflow, type BrokenFile } from "./broken-file.js";

export const settings: readonly BrokenFile[] = [
  {
    what: "an equals sign for a colon",
    text: inWorkflow("  timeout = 6h", "  tags: { a = 1, b := 2 }"),
    findings: ["2:11 EMRF1012", "3:13 EMRF1012", "3:20 EMRF1012"],
  },
  {
    what: "a colon is missing",
    text: inWorkflow("  timeout 5h", "  tags: { c 3 }"),
    findings: ["2:11 EMRF1001", "3:13 EMRF1001"],
  },
  {
    what: "settings on one line",
    text: inWorkflow("  a: 1 b: 2", "  tags: { c: 3 d: 4 }"),
    findings: ["2:8 EMRF1006", "3:16 EMRF1006"],
  },
  {
    what: "a value is missing",
    text: inWorkflow("  a: { b: }", "  c: "),
    findings: ["2:11 EMRF1001", "4:1 EMRF1001"],
  },
  {
    what: "values without keys",
    text: inWorkflow('  a: { "x", y }', "  keep z"),
    findings: ["2:11 EMRF1001", "2:15 EMRF1001"],
  },
  {
    what: "the closing brace of a record is missing",
    text: inWorkflow(
      "  cluster etl = ec2 {",
      '    release: "x"',
      '  step s on etl = spark { file: "x" }',
      "  terminate etl",
    ),
    findings: ["4:3 EMRF1001"],
  },
  {
    what: "the closing brace of an inner record is missing",
    text: inWorkflow("  cluster etl = ec2 {", '    primary: { types: ["x"]', "    core: 1", "  }", "  terminate etl"),
    findings: ["6:3 EMRF1001"],
  },
  {
    what: "the opening brace of a record is missing",
    text: inWorkflow("  cluster etl = ec2", '    release: "x"', "  }", '  tags: team: "x" }', "  keep etl"),
    findings: ["3:5 EMRF1001", "5:9 EMRF1001"],
  },
  {
    what: "a keyword without its colon",
    text: inWorkflow("  cluster etl = ec2 {", "    task { types: 1 }", "    core: 2", "  }", "  keep etl"),
    findings: ["3:10 EMRF1001"],
  },
  {
    what: "a key is missing",
    text: inWorkflow('  tags: { : "x${y}", b: 2 }', "  keep z"),
    findings: ["2:11 EMRF1001"],
  },
  {
    what: "something after a value",
    text: inWorkflow("  a: x y", "  b: { c: x y, d: 1 }", "  keep z"),
    findings: ["2:8 EMRF1001", "3:13 EMRF1001"],
  },
];
