/** Mistakes in types. */
import { inWorkflow, type BrokenFile } from "./broken-file.js";

export const types: readonly BrokenFile[] = [
  {
    what: "no type",
    text: inWorkflow("  input { a: *, b: }"),
    findings: ["2:14 EMRF1001", "2:20 EMRF1001"],
  },
  {
    what: "a colon is missing",
    text: inWorkflow("  input {", "    c string", "    d: string", "  }"),
    findings: ["3:7 EMRF1001"],
  },
  {
    what: "empty and open arguments",
    text: inWorkflow("  input {", "    d: list<>", "    e: list<string", "    f: map<string, >", "  }"),
    findings: ["3:12 EMRF1001", "5:5 EMRF1001"],
  },
  {
    what: "a list as in other languages",
    text: inWorkflow("  input {", "    a: string[]", "    b: list<string> = []", "  }"),
    findings: ["3:8 EMRF1017"],
  },
  {
    what: "an amount as a type",
    text: inWorkflow("  input { b: 5m }"),
    findings: ["2:14 EMRF1018"],
  },
  {
    what: "a union without an end",
    text: inWorkflow('  input { a: "x" |', " b: string }"),
    findings: ["3:2 EMRF1001"],
  },
  {
    what: "a constraint without a value",
    text: inWorkflow("  input { a: string matching", " b: integer min max 3 }"),
    findings: ["3:2 EMRF1001", "3:21 EMRF1001"],
  },
  {
    what: "a record type without a colon",
    text: inWorkflow("  input { a: { b string, c } }"),
    findings: ["2:18 EMRF1001", "2:28 EMRF1001"],
  },
];
