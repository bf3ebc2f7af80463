/** Together the examples use all that the language has; what is missing is named. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { library } from "../../src/expressions/library/index.js";
import { everyStep, retrySettings, retryShape } from "../../src/kinds/every-step.js";
import { isKind, kinds } from "../../src/kinds/index.js";
import { workflowSettings } from "../../src/model/workflow.js";
import { platforms } from "../../src/platforms/index.js";
import type { SettingsSchema } from "../../src/settings/schema.js";
import type { BinaryOperator, Constraint, Node, UnaryExpression } from "../../src/syntax/ast.js";
import { walk } from "../../src/syntax/walk.js";
import { namedTypes } from "../../src/types/type.js";
import { examplesIn } from "../../tools/golden/goldens.js";
import { platformsIn } from "../support/platform-of.js";
import { settingsGiven, settingsIn, type Block } from "./settings-used.js";

const nodes: Node[] = [];
const examples = examplesIn(fileURLToPath(new URL("../..", import.meta.url)));
const files = examples.flatMap(({ analysis }) => analysis.modules.map(({ file }) => file));
for (const file of files) walk(file, (node) => void nodes.push(node));

type All<Names extends string> = { readonly [Name in Names]: true };

/** What the tree can hold; the type holds the table to it. */
const nodeKinds: All<Node["kind"]> = {
  file: true,
  name: true,
  import: true,
  "import-name": true,
  "import-path": true,
  type: true,
  template: true,
  param: true,
  workflow: true,
  input: true,
  "input-field": true,
  constraint: true,
  let: true,
  cluster: true,
  step: true,
  block: true,
  parallel: true,
  branch: true,
  retry: true,
  options: true,
  terminate: true,
  keep: true,
  "on-failure": true,
  fail: true,
  output: true,
  task: true,
  run: true,
  if: true,
  for: true,
  try: true,
  catch: true,
  wait: true,
  repeat: true,
  return: true,
  yield: true,
  next: true,
  await: true,
  resize: true,
  cancel: true,
  entry: true,
  key: true,
  "named-type": true,
  "literal-type": true,
  "record-type": true,
  "type-field": true,
  "optional-type": true,
  "union-type": true,
  string: true,
  text: true,
  interpolation: true,
  number: true,
  boolean: true,
  null: true,
  duration: true,
  size: true,
  percentage: true,
  list: true,
  record: true,
  reference: true,
  member: true,
  index: true,
  call: true,
  unary: true,
  binary: true,
  conditional: true,
  comprehension: true,
  cast: true,
};
const binaryOperators: All<BinaryOperator> = {
  "??": true,
  "||": true,
  "&&": true,
  "==": true,
  "!=": true,
  "<": true,
  "<=": true,
  ">": true,
  ">=": true,
  "+": true,
  "-": true,
  "*": true,
  "/": true,
  "%": true,
};
const unaryOperators: All<UnaryExpression["operator"]> = { "!": true, "-": true };
const constraints: All<Constraint["constraint"]> = { matching: true, min: true, max: true };

test("every statement, type and form of expression", () => {
  expectAll(
    Object.keys(nodeKinds),
    nodes.map(({ kind }) => kind),
  );
  expectAll(
    ["line", "documentation"],
    nodes.flatMap((node) => (node.kind === "file" ? node.comments.map(({ kind }) => kind) : [])),
  );
});

test("every operator and every constraint of an input", () => {
  expectAll(
    Object.keys(binaryOperators),
    nodes.flatMap((node) => (node.kind === "binary" ? [node.operator] : [])),
  );
  expectAll(
    Object.keys(unaryOperators),
    nodes.flatMap((node) => (node.kind === "unary" ? [node.operator] : [])),
  );
  expectAll(
    Object.keys(constraints),
    nodes.flatMap((node) => (node.kind === "constraint" ? [node.constraint] : [])),
  );
});

test("every library function", () => {
  expectAll(
    library.keys(),
    nodes.flatMap((node) => (node.kind === "call" ? [node.callee.text] : [])),
  );
});

test("every type that has a name", () => {
  const named = nodes.flatMap((node) => (node.kind === "named-type" ? [node.name.text] : []));
  expectAll([...namedTypes.keys(), "list", "map"], named);
});

test("every setting of workflows", () => {
  const given = nodes.flatMap((node) => (node.kind === "workflow" ? node.members : []));
  expectSettings(workflowSettings, [{ entries: given.filter((member) => member.kind === "entry") }]);
});

test.each(Object.values(platforms))("every setting of clusters on $name", (platform) => {
  const blocks = files.flatMap((file) => {
    const platformOf = platformsIn(file);
    const found: Block[] = [];
    walk(file, (node) => {
      if ((node.kind === "cluster" || node.kind === "template") && node.settings && platformOf(node.base) === platform)
        found.push(node.settings);
    });
    return found;
  });
  expectSettings(platform.settings, blocks);
});

test("every step kind with every setting of its own, and every setting that all have", () => {
  const steps = nodes.flatMap((node) =>
    node.kind === "step" && node.settings ? [{ kind: node.stepKind?.text ?? "", settings: node.settings }] : [],
  );
  expectAll(
    Object.keys(kinds),
    steps.map(({ kind }) => kind),
  );
  for (const [name, { settings }] of Object.entries(kinds)) {
    expect(isKind(name)).toBe(true);
    expectSettings(
      settings,
      steps.filter(({ kind }) => kind === name).map((step) => step.settings),
    );
  }
  expectSettings(
    everyStep,
    steps.map(({ settings }) => settings),
  );
});

test("every option of retry, on a step, a block and a parallel", () => {
  expectSettings(
    { retry: { shape: retryShape, documentation: "", example: "" } },
    nodes.flatMap((node) => (node.kind === "parallel" && node.options ? [node.options] : [])),
    ["retry"],
  );
  expectSettings(
    retrySettings,
    nodes.flatMap((node) => (node.kind === "retry" && node.options ? [node.options] : [])),
    ["times", "wait"],
  );
});

/** @param names the settings that must be there; all of the schema when left out */
function expectSettings(schema: SettingsSchema, blocks: readonly Block[], names?: readonly string[]): void {
  const given = new Set(blocks.flatMap((block) => settingsGiven(block, schema)));
  const wanted = settingsIn(schema).filter(({ name }) => names === undefined || names.includes(name));
  expect(wanted.filter(({ setting }) => !given.has(setting)).map(({ name }) => name)).toEqual([]);
}

function expectAll(wanted: Iterable<string>, used: readonly string[]): void {
  const found = new Set(used);
  expect([...wanted].filter((each) => !found.has(each))).toEqual([]);
}
