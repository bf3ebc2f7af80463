/** `if`: conditions one after the other, the first that holds decides. */
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import { checkExpression } from "../expressions/check.js";
import { checkCondition } from "../expressions/expect.js";
import { isBroken, type Value } from "../expressions/value.js";
import type { Block, IfStatement } from "../syntax/ast.js";
import type { Span } from "../text/span.js";
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
  const label = inWords(context.text.slice(span.start, span.end));
  return { span, label, condition: isBroken(condition) ? null : condition };
}

const spoken: readonly (readonly [RegExp, string])[] = [
  [/\s*==\s*/g, " is "],
  [/\s*!=\s*/g, " is not "],
  [/\s*>=\s*/g, " at least "],
  [/\s*<=\s*/g, " at most "],
  [/\s*>\s*/g, " over "],
  [/\s*<\s*/g, " under "],
  [/\s*&&\s*/g, " and "],
  [/\s*\|\|\s*/g, " or "],
  [/!\s*/g, "not "],
  [/[^\w.\- ]+/g, " "],
  [/\s+/g, " "],
];

/** A condition as the name of a state can hold it, which AWS allows few signs. */
function inWords(text: string): string {
  return spoken.reduce((said, [sign, word]) => said.replace(sign, word), text).trim();
}
