/** Builds the tree of a flat run of binary operators. Flat, because a rule for each level would cost every value seven calls. */
import type { BinaryOperator, Expression } from "../src/syntax/ast.js";
import type { Span } from "../src/text/span.js";

/** From the loosest to the tightest; all associate to the left. */
const levels: readonly (readonly BinaryOperator[])[] = [
  ["??"],
  ["||"],
  ["&&"],
  ["==", "!="],
  ["<", "<=", ">", ">="],
  ["+", "-"],
  ["*", "/", "%"],
];

const tightness: ReadonlyMap<string, number> = new Map(
  levels.flatMap((level, index) => level.map((operator) => [operator, index] as const)),
);

/** Tells whether a spelling is a binary operator. */
export function isBinaryOperator(image: string): image is BinaryOperator {
  return tightness.has(image);
}

/** An operand with its parentheses, which the tree does not keep. */
export interface Operand extends Span {
  readonly value: Expression | null;
}

/** Gives the tree of `first op operand op operand …`; an operand that is missing at the end leaves a hole. */
export function foldBinary(
  first: Operand,
  rest: readonly (Operand & { readonly operator: BinaryOperator })[],
): Expression | null {
  const operands: Operand[] = [first];
  const operators: BinaryOperator[] = [];
  const reduce = (): void => {
    const right = operands.pop();
    const left = operands.pop();
    const operator = operators.pop();
    if (!left || !right || !operator) throw new Error("an operator has two operands");
    const place = { start: left.start, end: right.end };
    operands.push({
      ...place,
      value: left.value && { kind: "binary", operator, left: left.value, right: right.value, ...place },
    });
  };
  for (const next of rest) {
    while (isAtLeastAsTight(operators.at(-1), next.operator)) reduce();
    operators.push(next.operator);
    operands.push(next);
  }
  while (operators.length > 0) reduce();
  return operands[0]?.value ?? null;
}

function isAtLeastAsTight(pending: BinaryOperator | undefined, next: BinaryOperator): boolean {
  return pending !== undefined && (tightness.get(pending) ?? 0) >= (tightness.get(next) ?? 0);
}
