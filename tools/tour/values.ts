/** Typed values as people would write them: names for variables, `${ }` for what is joined, JSONata where it is the compiler's own. */
import { entriesOf, itemsOf } from "../../src/expressions/build.js";
import { describeType } from "../../src/types/describe.js";
import type { Value, Variable } from "../../src/expressions/value.js";
import type { Outline } from "./outline.js";

type Words = { readonly [K in Value["kind"]]: (value: Extract<Value, { kind: K }>) => string };

const words: Words = {
  constant: ({ value }) => JSON.stringify(value),
  read: ({ variable }) => describeVariable(variable),
  states: ({ path }) => `$states.${path}`,
  member: ({ object, key }) => `${describeValue(object)}.${key}`,
  index: ({ object, index }) => `${describeValue(object)}[${describeValue(index)}]`,
  call: (value) => `${value.callee.name}(${value.arguments.map(describeValue).join(", ")})`,
  unary: ({ operator, operand }) => `${operator}${describeValue(operand)}`,
  binary: ({ operator, left, right }) => `(${describeValue(left)} ${operator} ${describeValue(right)})`,
  conditional: (value) =>
    `(${describeValue(value.condition)} ? ${describeValue(value.then)} : ${describeValue(value.else)})`,
  template: ({ parts }) => `"${parts.map(templatePart).join("")}"`,
  list: ({ items }) => `[${items.map(describeValue).join(", ")}]`,
  concatenation: ({ lists }) => `[${lists.map((list) => `...${describeValue(list)}`).join(", ")}]`,
  comprehension: ({ source, item, index, condition, body }) => {
    const names = [item, ...(index ? [index] : [])].map(describeVariable).join(", ");
    const test = condition ? ` if ${describeValue(condition)}` : "";
    return `[${describeValue(body)} for ${names} in ${describeValue(source)}${test}]`;
  },
  local: ({ variable }) => describeVariable(variable),
  cast: ({ value, type }) => `(${describeValue(value)} as ${describeType(type)})`,
  record: ({ entries }) => `{ ${[...entries].map(([key, entry]) => `${key}: ${describeValue(entry)}`).join(", ")} }`,
  code: ({ pieces }) => pieces.map((piece) => (typeof piece === "string" ? piece : describeValue(piece))).join(""),
  unknown: () => "?",
};

/** Gives a value on one line. */
export function describeValue(value: Value): string {
  // The table pairs each kind with a function of that kind, which TypeScript cannot follow through an index.
  return (words[value.kind] as (value: Value) => string)(value);
}

/** A variable's name; of those that the compiler made, with the underscores that it has in the machine. */
export function describeVariable({ name, internal }: Variable): string {
  return internal ? `__${name}` : name;
}

const longestLine = 100;

/** Gives a value after a word, on one line if it is short, else its parts below. */
export function outlineValue(word: string, value: Value): Outline {
  const text = `${word}: ${describeValue(value)}`;
  const parts = partsOf(value);
  return text.length <= longestLine || parts.length === 0 ? { text } : { text: `${word}:`, inside: parts };
}

function partsOf(value: Value): readonly Outline[] {
  const entries = entriesOf(value);
  if (entries) return [...entries].map(([key, entry]) => outlineValue(key, entry));
  return (itemsOf(value) ?? []).map((item, index) => outlineValue(String(index), item));
}

function templatePart(part: Value): string {
  return part.kind === "constant" && typeof part.value === "string"
    ? JSON.stringify(part.value).slice(1, -1)
    : `\${${describeValue(part)}}`;
}
