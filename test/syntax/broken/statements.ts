/** Mistakes in statements. */
import { inWorkflow, type BrokenFile } from "./broken-file.js";

export const statements: readonly BrokenFile[] = [
  {
    what: "a word too many before the equals sign",
    text: inWorkflow("  let x y = 3"),
    findings: ["2:9 EMRF1001"],
  },
  {
    what: "an equals sign is missing",
    text: inWorkflow("  let x 3", "  let y = 4"),
    findings: ["2:9 EMRF1001"],
  },
  {
    what: "a value is missing at a line's end",
    text: inWorkflow("  let x =", "  let y = 4"),
    findings: ["3:3 EMRF1001"],
  },
  {
    what: "a value is missing at the end of the file",
    text: "let x =",
    findings: ["1:8 EMRF1001"],
  },
  {
    what: "the cluster of a step is missing",
    text: inWorkflow("  step x = spark { file: 1 }"),
    findings: ["2:10 EMRF1001"],
  },
  {
    what: "the kind of a step is missing",
    text: inWorkflow("  step x on etl = { file: 1 }"),
    findings: ["2:19 EMRF1001"],
  },
  {
    what: "an equals sign is missing before a kind",
    text: inWorkflow("  step x on etl spark { file: 1 }"),
    findings: ["2:17 EMRF1001"],
  },
  {
    what: "a colon for an equals sign",
    text: inWorkflow("  let x: 3", "  let y := 3", "  cluster e: ec2 { }"),
    findings: ["2:8 EMRF1012", "3:9 EMRF1012", "4:12 EMRF1012"],
  },
  {
    what: "a let with a type",
    text: inWorkflow('  let z: string = "a"', "  let y: list<string> = []"),
    findings: ["2:8 EMRF1013", "3:8 EMRF1013"],
  },
  {
    what: "two statements on one line",
    text: inWorkflow("  let a = 1 let b = 2", "  keep x keep y"),
    findings: ["2:13 EMRF1007", "3:10 EMRF1007"],
  },
  {
    what: "something after a statement",
    text: inWorkflow("  terminate etl now", "  keep x"),
    findings: ["2:17 EMRF1001"],
  },
  {
    what: "a comparison with one equals sign",
    text: inWorkflow("  terminate etl when a = b", "  keep x"),
    findings: ["2:24 EMRF1001"],
  },
  {
    what: "a comma after a statement",
    text: inWorkflow("  keep a,", "  keep b"),
    findings: ["2:9 EMRF1001"],
  },
  {
    what: "a misspelt keyword",
    text: inWorkflow("  clutser etl = ec2 { a: 1 }", "  terminat etl", "  keep etl"),
    findings: ["2:3 EMRF1015", "3:3 EMRF1015"],
  },
  {
    what: "a word that is no statement",
    text: inWorkflow("  baz", "  keep x"),
    findings: ["2:3 EMRF1001"],
  },
  {
    what: "keep on failure",
    text: inWorkflow("  keep etl on failure", "  keep x"),
    findings: ["2:12 EMRF1001"],
  },
  {
    what: "settings in a block",
    text: inWorkflow("  parallel {", "    retry: 2", "    keep x", "  }"),
    findings: ["3:5 EMRF1009"],
  },
  {
    what: "options without parentheses",
    text: inWorkflow("  retry times: 2 { keep x }", "  keep y"),
    findings: ["2:9 EMRF1001"],
  },
  {
    what: "options without commas",
    text: inWorkflow("  parallel (retry: 2 wait: 1m) { keep x }", "  retry (times 2) { keep x }"),
    findings: ["2:22 EMRF1006", "3:16 EMRF1001"],
  },
  {
    what: "the opening brace of a block is missing",
    text: inWorkflow("  parallel", "    keep x", "  }", "  keep y"),
    findings: ["3:5 EMRF1001"],
  },
  {
    what: "input in a block",
    text: inWorkflow("  parallel {", "    input { a: string }", "    keep x", "  }"),
    findings: ["3:5 EMRF1001"],
  },
  {
    what: "on without failure",
    text: inWorkflow("  on error { keep x }", "  keep y"),
    findings: ["2:6 EMRF1001"],
  },
  {
    what: "loops as other languages write them",
    text: inWorkflow("  for (r in input.regions) {", "    keep a", "  }", "  for each r in xs { }", "  keep z"),
    findings: ["2:7 EMRF1001", "5:12 EMRF1001"],
  },
  {
    what: "statements that are cut off",
    text: inWorkflow(
      "  if {",
      "    keep a",
      "  }",
      "  for r xs { }",
      "  repeat { keep b }",
      "  wait",
      "  await",
      "  resize etl { }",
      "  task x = { B: 1 }",
      "  keep z",
    ),
    findings: [
      "2:6 EMRF1001",
      "5:9 EMRF1001",
      "7:3 EMRF1001",
      "8:3 EMRF1001",
      "9:3 EMRF1001",
      "9:14 EMRF1001",
      "11:3 EMRF1001",
    ],
  },
];
