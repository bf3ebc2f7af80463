/** What each direct dependency is for, and why it is this one and not another. The page of dependencies shows it. */

export interface Reason {
  readonly what: string;
  readonly why: string;
}

/** By the package's name, in the order of package.json. */
export const dependencyReasons: ReadonlyMap<string, Reason> = new Map<string, Reason>([
  ["@types/node", { what: "types of Node's own modules", why: "of the oldest Node that is supported" }],
  ["@types/semver", { what: "types of semver", why: "semver has none of its own" }],
  [
    "ajv",
    {
      what: "judges in tests what emrflow's own reader of AWS's schemas says, and SARIF",
      why: "the validator of JSON Schema that others are measured by",
    },
  ],
  ["ajv-draft-04", { what: "reads the official schema of SARIF in tests", why: "that schema is a draft-04" }],
  [
    "amazon-states-language-service",
    { what: "judges emitted state machines in tests", why: "by AWS, and independent of emrflow" },
  ],
  [
    "asl-validator",
    { what: "judges emitted state machines in tests", why: "a second opinion, from schemas of another author" },
  ],
  [
    "chevrotain",
    {
      what: "lexer and parser",
      why:
        "the grammar is code with types, and recovery can be written on its public API; version 13 starts faster than 11, " +
        "and asks for Node 22 only for validations that the bundle leaves out and a test runs",
    },
  ],
  ["commander", { what: "the command line", why: "no dependencies, and help that can be shaped" }],
  [
    "json-p3",
    {
      what: "reads the JSONPath of state machines in the simulator",
      why:
        "follows RFC 9535, evaluates no scripts, has no dependencies, and gives its parsed tree, over which Step Functions' " +
        "own dialect is evaluated; jsonpath-plus and jsonpath run code of the path",
    },
  ],
  [
    "jsonata",
    {
      what: "reads expressions in the audit, and evaluates them in tests",
      why: "the reference implementation, in the version that Step Functions runs",
    },
  ],
  [
    "jsonc-parser",
    {
      what: "reads state machines and templates that are JSON, for the audit",
      why: "gives the place of every value, which JSON.parse does not; no dependencies, 10 KB in the bundle",
    },
  ],
  ["prettier", { what: "the form of the code", why: "nothing to decide" }],
  ["rolldown", { what: "bundles the product", why: "says which modules a bundle holds, and builds in a second" }],
  ["semver", { what: "ranges of versions in the project file", why: "npm's own meaning of a range" }],
  ["tsx", { what: "runs the tools, which are TypeScript", why: "needs no build before the build" }],
  ["typescript", { what: "checks types, and writes the library's declarations", why: "version 7 has no API for that" }],
  ["vitest", { what: "runs the tests", why: "takes the build's own plugins" }],
  [
    "web-tree-sitter",
    {
      what: "runs the parser of Terraform's language, for the audit",
      why:
        "with the grammar in third-party/tree-sitter-hcl it is the only parser of HCL that gives places, works without a " +
        "network and weighs under a megabyte: ready in 15 ms, 0.6 s for a megabyte of text. hcl2json has no places and 1.7 MB; the " +
        "grammar for CodeMirror takes minutes for a large heredoc",
    },
  ],
  ["yaml", { what: "reads the project file", why: "keeps places for findings, and has no dependencies" }],
]);

/** Packages below the development tools that bring an install script, and why nothing is lost without it. */
export const installScripts: ReadonlyMap<string, string> = new Map([
  [
    "esbuild",
    "below tsx. Its script only puts the program in the place of a launcher, which finds the program of the platform by itself",
  ],
]);
