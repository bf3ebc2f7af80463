/** `if`: conditions one after the other, the first that holds decides. */
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import { checkExpression } from "../expressions/check.js";
import { checkCondition } from "../expressions/expect.js";
import { isBroken, type Value } from "../expressions/value.js";
import type { BinaryOperator, Block, Expression, IfStatement } from "../syntax/ast.js";
import type { Span } from "../text/span.js";
import { durationText } from "../text/units.js";
import { checkArm, joinArms, withJoin, type CheckedArm } from "./arms.js";
import { commentOf, expressions } from "./context.js";
import type { Reading } from "./lifetimes.js";
import type { Statement } from "./model.js";
import { closing, wordAt } from "./places.js";

interface Test {
  readonly span: Span;
  readonly label: string;
  /** `null` when it could not be understood. */
  readonly condition: Value | null;
}

/** Checks an `if` with all its `else if`s. What no run can reach is checked all the same. */
export function checkIf(node: IfStatement, reading: Reading): Statement | null {
  const tests: Test[] = [];
  const bodies: CheckedArm[] = [];
  let at: IfStatement | Block | null = node;
  for (; at?.kind === "if"; at = at.else) {
    tests.push(checkTest(at, reading));
    bodies.push(checkArm(at.then, wordAt(at, "if"), "if", reading));
  }
  const otherwise = checkArm(at, at ?? closing(node), "else", reading);
  const handed = joinArms(reading.scope, [...bodies, otherwise], wordAt(node, "if"), reading.context.report);
  const [body, ...rest] = [...bodies, otherwise].map((arm, index) => withJoin(arm.body, handed[index])).reverse();
  const arms = rest.reverse().flatMap((statements, index) => {
    const test = tests[index];
    return test?.condition ? [{ ...test, condition: test.condition, body: statements }] : [];
  });
  const span = wordAt(node, "if");
  return { kind: "if", span, comment: commentOf(node, reading.context), arms, otherwise: body ?? [] };
}

function checkTest(node: IfStatement, { scope, context }: Reading): Test {
  const inScope = expressions(scope, context);
  const span = node.condition ?? wordAt(node, "if");
  const condition = checkCondition(checkExpression(node.condition, inScope), "The condition", span, inScope);
  if (condition.kind === "constant" && typeof condition.value === "boolean" && node.condition?.kind === "boolean")
    context.report(catalog.constantCondition(span, condition.value));
  const label = inWords(node.condition);
  return { span, label, condition: isBroken(condition) ? null : condition };
}

const spokenOperators: { readonly [O in BinaryOperator]: string } = {
  "==": "is",
  "!=": "is not",
  ">=": "at least",
  "<=": "at most",
  ">": "over",
  "<": "under",
  "&&": "and",
  "||": "or",
  "??": "or else",
  "+": "plus",
  "-": "minus",
  "*": "times",
  "/": "by",
  "%": "modulo",
};

/** A condition as the name of a state can hold it: in words, as AWS says of few signs that names may have them. */
function inWords(node: Expression | null): string {
  switch (node?.kind) {
    case "reference":
      return node.name;
    case "member":
      return `${inWords(node.object)}.${node.member?.text ?? ""}`;
    case "index":
      return `${inWords(node.object)} ${inWords(node.index)}`;
    case "call":
      return [node.callee.text, ...node.arguments.map(inWords)].join(" ");
    case "unary":
      return node.operator === "!" ? `not ${inWords(node.operand)}` : `minus ${inWords(node.operand)}`;
    case "binary":
      return `${inWords(node.left)} ${spokenOperators[node.operator]} ${inWords(node.right)}`;
    case "boolean":
    case "number":
      return String(node.value);
    case "null":
      return "null";
    case "duration":
      return durationText(node.seconds);
    case "string":
      return node.parts.map((part) => (part.kind === "text" ? plain(part.text) : inWords(part.value))).join("");
    case "list":
      return node.items.map(inWords).join(" ");
    default:
      return "this";
  }
}

function plain(text: string): string {
  return text.replace(/[^\w.-]+/g, " ").trim();
}
