/** Mistakes in whole files. */
import { inWorkflow, type BrokenFile } from "./broken-file.js";

export const files: readonly BrokenFile[] = [
  {
    what: "imports as other languages write them",
    text: 'import a from "./x.emrflow"\nimport * as x from "./x.emrflow"\nimport { a } "./x.emrflow"\nimport { a: b } from "./${x}.emrflow"',
    findings: ["1:8 EMRF1001", "2:8 EMRF1001", "3:14 EMRF1001", "4:11 EMRF1001"],
  },
  {
    what: "declarations with parts missing",
    text: "extern x: string\ntemplate { a: 1 }\ntemplate z ec2 { }\ntype t =\nworkflow w { keep a }",
    findings: ["1:8 EMRF1001", "2:10 EMRF1001", "3:12 EMRF1001", "5:1 EMRF1001"],
  },
  {
    what: "a template without its closing brace",
    text: 'template x = {\n  primary: { types: ["m6g.xlarge"] }\ntemplate y = ec2 { }',
    findings: ["3:1 EMRF1001"],
  },
  {
    what: "statements outside of workflows",
    text: "cluster x = ec2 {\n  a: 1\n}\nstep y on x = jar {}\nworkflow w { keep x }\nterminate z",
    findings: ["1:1 EMRF1008", "6:1 EMRF1008"],
  },
  {
    what: "a closing brace too many",
    text: "workflow w {\n  parallel {\n  }\n  }\n  terminate etl\n  keep b\n}\nparam x: string",
    findings: ["5:3 EMRF1008"],
  },
  {
    what: "a closing brace too few before a workflow",
    text: "workflow v {\n  keep x\nworkflow w {\n  keep y\n}",
    findings: ["3:1 EMRF1001"],
  },
  {
    what: "a closing brace too few at the end",
    text: inWorkflow("  parallel {", "    keep x", "  keep y"),
    findings: ["5:2 EMRF1002"],
  },
  {
    what: "misspelt declarations",
    text: "worfklow a { keep x }\nparm x: string",
    findings: ["1:1 EMRF1015", "2:1 EMRF1015"],
  },
  {
    what: "another language",
    text: "name: x\nsteps:\n  - a: 1",
    findings: ["1:1 EMRF1001"],
  },
  {
    what: "JSON",
    text: '{ "a": 1 }',
    findings: ["1:1 EMRF1001"],
  },
  {
    what: "params without a part",
    text: "param x = 3\nparam y string = 4\nparam z\nparam : string = 3\nparam q: = 3",
    findings: ["1:9 EMRF1001", "2:9 EMRF1001", "4:1 EMRF1001", "5:10 EMRF1001"],
  },
  {
    what: "nothing",
    text: "",
    findings: [],
  },
];
