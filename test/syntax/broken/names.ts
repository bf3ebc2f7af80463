/** Mistakes in names. */
import { inWorkflow, type BrokenFile } from "./broken-file.js";

export const names: readonly BrokenFile[] = [
  {
    what: "a name is missing",
    text: inWorkflow("  let = 5"),
    findings: ["2:7 EMRF1001"],
  },
  {
    what: "a keyword as a name",
    text: inWorkflow("  let step = 5", "  step run on etl = spark {}"),
    findings: ["2:7 EMRF1003", "3:8 EMRF1003"],
  },
  {
    what: "a step without a name",
    text: inWorkflow("  step on etl = spark {}"),
    findings: ["2:8 EMRF1001"],
  },
  {
    what: "a cluster is missing after terminate",
    text: inWorkflow("  terminate when input.full", "  keep x"),
    findings: ["2:13 EMRF1001"],
  },
  {
    what: "a name in quotes",
    text: inWorkflow('  step "ingest" on etl = spark {}'),
    findings: ["2:8 EMRF1019"],
  },
  {
    what: "a name with a dash",
    text: inWorkflow("  step my-step on etl-main = spark {}"),
    findings: ["2:8 EMRF1016", "2:19 EMRF1016"],
  },
  {
    what: "a number as a name",
    text: inWorkflow("  let 5 = 3", "  let y = 4"),
    findings: ["2:7 EMRF1001"],
  },
  {
    what: "names kept for the compiler",
    text: inWorkflow("  let __x = 3", "  cluster __proto__ = ec2 { __proto__: 1, constructor: 2 }"),
    findings: ["2:7 EMRF1004", "3:11 EMRF1004"],
  },
  {
    what: "a member is missing",
    text: inWorkflow("  let a = input.", "  let b = a.3"),
    findings: ["3:3 EMRF1001", "3:13 EMRF1001"],
  },
];
