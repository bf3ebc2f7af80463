/** Takes what json-p3 has read over into our own tree, and refuses what Step Functions cannot filter by. */
import { jsonpath } from "json-p3";
import type { Json } from "../../machine/asl.js";
import { PathProblem } from "./dialect.js";
import { operators, type Operand, type Operator, type Segment, type Selector, type Test } from "./segments.js";

const { selectors, expressions } = jsonpath;
type Expression = InstanceType<typeof expressions.FilterExpression>;

export function segmentOf(segment: jsonpath.JSONPathSegment): Segment {
  // The class of `..` is not exported; its own text begins with the dots.
  return { descends: segment.toString().startsWith(".."), selectors: segment.selectors.map(selectorOf) };
}

function selectorOf(selector: jsonpath.JSONPathSelector): Selector {
  if (selector instanceof selectors.NameSelector) return { kind: "name", name: selector.name };
  if (selector instanceof selectors.IndexSelector) return { kind: "index", index: selector.index };
  if (selector instanceof selectors.SliceSelector) return { kind: "slice", from: selector.start, to: selector.stop };
  if (selector instanceof selectors.WildcardSelector) return { kind: "wildcard" };
  if (selector instanceof selectors.FilterSelector) return { kind: "filter", test: testOf(selector.expression) };
  throw new Error(`a selector that RFC 9535 does not have: ${selector.toString()}`);
}

function testOf(expression: Expression): Test {
  if (expression instanceof expressions.LogicalExpression) return testOf(expression.expression);
  if (expression instanceof expressions.PrefixExpression) return { kind: "not", test: testOf(expression.right) };
  if (expression instanceof expressions.RelativeQuery) return { kind: "exists", segments: stepsOf(expression) };
  if (!(expression instanceof expressions.InfixExpression)) throw unknown(expression);
  const { operator, left, right } = expression;
  if (operator === "&&") return { kind: "and", left: testOf(left), right: testOf(right) };
  if (operator === "||") return { kind: "or", left: testOf(left), right: testOf(right) };
  return { kind: "compare", operator: operatorOf(operator), left: operandOf(left), right: operandOf(right) };
}

function operatorOf(text: string): Operator {
  const operator = operators.find((each) => each === text);
  if (operator === undefined) throw new PathProblem(`filters by ${text}, which is not played`);
  return operator;
}

function operandOf(expression: Expression): Operand {
  if (expression instanceof expressions.RelativeQuery) return { kind: "here", segments: stepsOf(expression) };
  const value = literalOf(expression);
  if (value === undefined) throw unknown(expression);
  return { kind: "literal", value };
}

function literalOf(expression: Expression): Json | undefined {
  if (expression instanceof expressions.StringLiteral) return expression.value;
  if (expression instanceof expressions.NumberLiteral) return expression.value;
  if (expression instanceof expressions.BooleanLiteral) return expression.value;
  return expression instanceof expressions.NullLiteral ? null : undefined;
}

function stepsOf(query: InstanceType<typeof expressions.RelativeQuery>): readonly Segment[] {
  return query.path.segments.map(segmentOf);
}

/** "Filtering by referencing another value in the JSON structure isn't supported." Page: amazon-states-language-paths, read 2026-11-24. */
function unknown(expression: Expression): PathProblem {
  return new PathProblem(`filters by ${expression.toString()}, which Step Functions does not support`);
}
