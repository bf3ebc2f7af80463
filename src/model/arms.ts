/**
 * Arms of which a run takes one: of an `if`, or a `try` with its catches. A name that every arm binds which goes on is
 * visible behind them, as a variable of its own that each arm assigns at its end.
 */
import { advice } from "../diagnostics/catalog/advice.js";
import { flow } from "../diagnostics/catalog/flow.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { entriesOf, read, record } from "../expressions/build.js";
import type { Value, Variable } from "../expressions/value.js";
import type { Block } from "../syntax/ast.js";
import type { Span } from "../text/span.js";
import { unionOf } from "../types/relations.js";
import { checkBlock } from "./block.js";
import type { Reading } from "./lifetimes.js";
import type { Join, Statement } from "./model.js";
import { closing } from "./places.js";
import { adopt, bind, childScope, type Meaning, type Scope } from "./scope.js";

/** An arm whose statements are checked. */
export interface CheckedArm {
  readonly scope: Scope;
  readonly body: readonly Statement[];
}

/** Checks the statements of an arm in a scope of its own. @param word what the arm is called, for one that is empty */
export function checkArm(block: Block | null, at: Span, word: string, reading: Reading): CheckedArm {
  const inner = childScope(reading.scope);
  if (!block) return { scope: inner, body: [] };
  if (block.statements.length === 0) reading.context.report(flow.emptyBlock(at, word));
  return {
    scope: inner,
    body: checkBlock(block.statements, closing(block), inner, reading.context, reading.placed),
  };
}

/**
 * Makes names of arms visible in the scope around them.
 *
 * @returns for each arm what it gives at its end, `null` where that is nothing
 */
export function joinArms(
  scope: Scope,
  arms: readonly CheckedArm[],
  at: Span,
  report: Report,
): readonly (Join | null)[] {
  const handed = arms.map((): Join["names"][number][] => []);
  const goingOn = arms.flatMap((arm, index) => (arm.body.some(neverGoesOn) ? [] : [{ scope: arm.scope, index }]));
  const [first, ...others] = goingOn;
  if (first && others.length === 0) adopt(scope, [first.scope], report);
  for (const { name } of others.length > 0 ? (first?.scope.names.values() ?? []) : []) {
    const all = goingOn.flatMap((arm) => arm.scope.names.get(name) ?? []);
    if (all.length < goingOn.length || !all.every(isHandedOn)) continue;
    const variable = joined(name, all, scope, report);
    for (const [number, { value }] of all.entries())
      handed[goingOn[number]?.index ?? -1]?.push({ variable, value: byField(value) });
  }
  for (const arm of arms) reportUnused(arm.scope, report);
  return handed.map((names) => (names.length > 0 ? { kind: "join", span: at, comment: null, names } : null));
}

/** The statements of an arm, and what it gives at its end. */
export function withJoin(body: readonly Statement[], join: Join | null | undefined): readonly Statement[] {
  return join ? [...body, join] : body;
}

/** Binds a name behind the arms that all bind it. */
function joined(name: string, all: readonly Meaning[], scope: Scope, report: Report): Variable {
  const variable: Variable = { name, type: unionOf(all.map(({ value }) => value.type)) };
  // What reads it behind the arms uses it.
  for (const meaning of all) meaning.isUsed = true;
  const [first] = all;
  if (first)
    bind(
      scope,
      { name, declared: first.declared, what: first.what, value: read(variable), isUsed: first.what !== "let" },
      report,
    );
  return variable;
}

/** Whether nothing can run after it. Of what runs at once nothing is said: it may be joined by the machine, failures and all. */
export function neverGoesOn(statement: Statement): boolean {
  switch (statement.kind) {
    case "fail":
    case "return":
      return true;
    case "cluster":
    case "retry":
    case "repeat":
      return statement.body.some(neverGoesOn);
    case "if":
      return [...statement.arms.map(({ body }) => body), statement.otherwise].every((body) => body.some(neverGoesOn));
    case "try":
      return (
        [statement.body, ...statement.catches.map(({ body }) => body)].every((body) => body.some(neverGoesOn)) ||
        (statement.finally?.body.some(neverGoesOn) ?? false)
      );
    default:
      return false;
  }
}

/** A cluster ends in its own block, and is nothing behind it. */
function isHandedOn({ what, value }: Meaning): boolean {
  return what !== "cluster" && value.kind !== "unknown";
}

/** A record field by field, so that only those are handed on that somebody reads. */
function byField(value: Value): Value {
  if (value.type.kind !== "record" || entriesOf(value)) return value;
  return record(
    [...value.type.fields].map(([key, type]) => [key, { kind: "member", object: value, key, type }] as const),
  );
}

function reportUnused(scope: Scope, report: Report): void {
  for (const { what, isUsed, declared, name } of scope.names.values())
    if (what === "let" && !isUsed) report(advice.unusedName(declared, name, "`let`", null));
}
