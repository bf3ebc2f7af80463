/** A machine whose states have names that mean something to Mermaid, to Markdown or to a browser. */
import type { Machine, State } from "../../src/machine/asl.js";

export const awkwardNames: readonly string[] = [
  "end",
  "graph",
  "subgraph",
  "a]b",
  'a"b',
  "`x`",
  "x --> y",
  "style fill: #fff;",
  "classDef a: #lt;",
  "1. one",
  "- item",
  "**bold** _em_ a_b",
  "<b>x</b>&amp;",
  "日本語",
  "emoji 😀",
  "new\n\tline",
  "%% comment",
  "click",
  "{{x}}",
  "(x)",
  "[x]",
  "/x/",
  "\\x\\",
  "$$x$$",
  "#quot;",
  "constructor",
  "\ud800",
  "a;b",
  "default",
  "|x|",
  "http://a.example/b",
  "@{ shape: x }",
  "~~~",
  "o--o",
  "x",
];

const states = awkwardNames.map((name, index): readonly [string, State] => {
  const next = awkwardNames[index + 1];
  return [name, next === undefined ? { Type: "Pass", End: true } : { Type: "Pass", Next: next }];
});

export const awkwardMachine: Machine = {
  Comment: 'a "title": # x --- y',
  StartAt: "end",
  States: Object.fromEntries(states),
};
