/** Which values a run may be unable to work out. */
import type { BinaryOperator } from "../syntax/ast.js";
import type { Value } from "./value.js";

/** Whether evaluating the value can fail at run time, so that it must stand where a failure is caught. */
export function canFail(value: Value): boolean {
  switch (value.kind) {
    case "constant":
    case "read":
    case "states":
    case "local":
      return false;
    case "member":
      return canFail(value.object);
    case "binary":
      return isArithmetic(value.operator) || canFail(value.left) || canFail(value.right);
    case "template":
      return value.parts.some(canFail);
    case "list":
      return value.items.some(canFail);
    case "record":
      return [...value.entries.values()].some(canFail);
    case "conditional":
      return canFail(value.condition) || canFail(value.then) || canFail(value.else);
    case "unary":
      return canFail(value.operand);
    case "index":
      return canFail(value.object) || canFail(value.index);
    case "call":
      return value.callee.fails !== undefined || value.arguments.some(canFail);
    case "comprehension":
      return canFail(value.source) || canFail(value.body) || (value.condition !== null && canFail(value.condition));
    case "cast":
    case "concatenation":
    case "code":
    case "unknown":
      return true;
  }
}

/** What is not finite is no JSON. */
function isArithmetic(operator: BinaryOperator): boolean {
  return "+-*/%".includes(operator);
}
