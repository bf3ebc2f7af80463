/** Blocks of settings, checked against their schema. What was wrong is left out, so that it is reported once. */
import { aws as awsCatalog } from "../diagnostics/catalog/aws.js";
import { values as catalog } from "../diagnostics/catalog/values.js";
import { names as nameCatalog } from "../diagnostics/catalog/names.js";
import type { Finding } from "../diagnostics/diagnostic.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { errorName, errorNames } from "../aws/error-names.js";
import { checkExpression } from "../expressions/check.js";
import { expectType } from "../expressions/expect.js";
import { aType, type ExpressionContext } from "../expressions/context.js";
import { isBroken, type Value } from "../expressions/value.js";
import { describeType } from "../types/describe.js";
import { membersOf } from "../types/relations.js";
import type { Type } from "../types/type.js";
import type { Given, Settings } from "./given.js";
import { requireOwn } from "./require.js";
import type { SettingsSchema, Shape, Unit } from "./schema.js";
import type { Entry, Expression } from "../syntax/ast.js";
import { nearest } from "../text/nearest.js";
import { meantBy } from "../text/other-languages.js";
import type { Span } from "../text/span.js";

/** What checking a block needs around it. */
export interface SettingsContext extends ExpressionContext {
  /**
   * The block is one of several that make a whole, so that what it leaves out may stand in another one; `upper` when it
   * is laid over another, and may take settings away from it.
   */
  readonly part?: "lowest" | "upper";
  /** What is said of a key that is none of these settings but a setting of something else; `null` where it is none at all. */
  readonly elsewhere?: (at: Span, key: string) => Finding | null;
}

/**
 * Checks a block.
 *
 * @param owner begins a sentence: "Cluster `etl`"
 * @param satisfied settings that count as given by other means (`api`)
 */
export function checkSettings(
  record: ({ readonly entries: readonly Entry[] } & Span) | null,
  schema: SettingsSchema,
  owner: string,
  at: Span,
  context: SettingsContext,
  satisfied: ReadonlySet<string> = new Set(),
): Settings {
  const given = new Map<string, Given>();
  for (const entry of record?.entries ?? []) {
    if (entry.key === null) continue;
    const { text } = entry.key;
    const earlier = given.get(text);
    const known = Object.hasOwn(schema, text) ? schema[text] : undefined;
    if (earlier) context.report(catalog.duplicateKey(entry.key, text, earlier.key));
    // Without a value it is hardly a setting, and that it has none was said when the text was read.
    else if (!known && entry.value !== null) reportUnknown(entry.key, text, owner, schema, context);
    const checked = known
      ? checkGiven(entry.value, known.shape, text, entry.key, context)
      : silently(entry.value, entry.key, context);
    if (!earlier) given.set(text, checked);
  }
  const settings = { start: record?.start ?? at.start, end: record?.end ?? at.end, given };
  return record && !context.part ? requireOwn(settings, schema, owner, at, context.report, satisfied) : settings;
}

function checkGiven(
  node: Expression | null,
  shape: Shape,
  name: string,
  key: Span,
  { elsewhere: _outer, ...context }: SettingsContext,
): Given {
  if (node?.kind === "null" && context.part === "upper") return { kind: "absent", key };
  switch (shape.kind) {
    case "value":
      return checkValue(node, shape, name, key, context);
    case "block":
      if (node?.kind === "record")
        return { kind: "block", key, settings: checkSettings(node, shape.settings, `\`${name}\``, key, context) };
      return notWrittenOut(node, name, "a block `{ … }`", key, context);
    case "blocks":
      if (node?.kind === "list")
        return {
          kind: "blocks",
          key,
          blocks: node.items.flatMap((item) => checkItem(item, shape.settings, name, key, context)),
        };
      return notWrittenOut(node, name, "a list of blocks `[{ … }]`", key, context);
    case "error-names":
      return checkErrorNames(node, name, key, context);
    case "api":
      if (node?.kind === "record") return { kind: "value", key, value: checkExpression(node, context) };
      return notWrittenOut(node, name, "a record `{ ApiName: value }`", key, context);
    case "any":
      return checkGiven(node, shapeFor(node, shape.of), name, key, context);
  }
}

/** Chooses by what was written: a list of blocks, a block, or else a value. */
function shapeFor(node: Expression | null, shapes: readonly Shape[]): Shape {
  const kind = node?.kind === "list" ? "blocks" : node?.kind === "record" ? "block" : "value";
  const fitting = shapes.find((shape) => shape.kind === kind) ?? shapes[0];
  if (!fitting) throw new Error("a setting with alternatives has none");
  return fitting;
}

function checkItem(
  item: Expression | null,
  schema: SettingsSchema,
  name: string,
  key: Span,
  { part: _whole, ...context }: SettingsContext,
): readonly Settings[] {
  // Lists are never laid over one another, so that an item is a whole.
  if (item?.kind === "record") return [checkSettings(item, schema, `An item of \`${name}\``, item, context)];
  notWrittenOut(item, name, "a list of blocks `[{ … }]`", key, context);
  return [];
}

function checkValue(
  node: Expression | null,
  shape: Extract<Shape, { kind: "value" }>,
  name: string,
  key: Span,
  context: ExpressionContext,
): Given {
  const value = expectType(checkExpression(node, context), shape.type, `\`${name}\``, node ?? key, context);
  const at = value.span ?? key;
  if (value.kind === "unknown" || (shape.constant && isBroken(value))) return { kind: "broken", key };
  if (shape.constant && value.kind !== "constant") {
    context.report(catalog.notConstant(at, `\`${name}\``));
    return { kind: "broken", key };
  }
  if (shape.writtenOut && !isWrittenOut(value)) return notWrittenOut(node, name, aType(shape.type), key, context);
  if (value.kind === "constant" && value.value === "") {
    context.report(catalog.emptyText(at, `\`${name}\``));
    return { kind: "broken", key };
  }
  if (
    shape.range &&
    value.kind === "constant" &&
    typeof value.value === "number" &&
    (value.value < shape.range.least || value.value > shape.range.most)
  ) {
    context.report(catalog.outOfRange(at, `\`${name}\``, context.text.slice(at.start, at.end), shape.range.text));
    return { kind: "broken", key };
  }
  const unit = shape.unit ?? baseUnits.get(describeType(shape.type));
  if (unit && value.kind === "constant" && Number(value.value) % unit.size !== 0) {
    context.report(awsCatalog.wholeUnits(at, name, unit.name));
    return { kind: "broken", key };
  }
  return { kind: "value", key, value };
}

/** What AWS counts in where a setting says nothing else: a division can give less than one. */
const baseUnits: ReadonlyMap<string, Unit> = new Map([
  ["duration", { size: 1, name: "seconds" }],
  ["size", { size: 1, name: "bytes" }],
]);

/** Checks a list of error names, bare or quoted; gives them as Step Functions spells them. */
export function checkErrorNames(node: Expression | null, name: string, key: Span, context: ExpressionContext): Given {
  const shape = "a list of error names like `[TaskFailed, Timeout]`";
  if (node?.kind === "reference") {
    // A single word is an error name without its brackets, and no name of the file.
    context.report(catalog.notABlock(node, name, shape));
    return { kind: "broken", key };
  }
  if (node?.kind !== "list") return notWrittenOut(node, name, shape, key, context);
  const found: string[] = [];
  for (const item of node.items) {
    if (item?.kind === "reference") {
      if (errorName(`States.${item.name}`) === undefined) reportErrorName(item, item.name, context);
      else found.push(`States.${item.name}`);
    } else {
      const value = expectType(
        checkExpression(item, context),
        { kind: "scalar", name: "string" },
        "An error name",
        item ?? key,
        context,
      );
      if (value.kind === "constant" && typeof value.value === "string") found.push(value.value);
      else if (!isBroken(value)) context.report(catalog.notConstant(value.span ?? key, "An error name"));
    }
  }
  return { kind: "names", key, names: found };
}

function reportErrorName(at: Span, name: string, context: ExpressionContext): void {
  const near = nearest(
    name,
    errorNames().map((known) => known.replace(/^States\./, "")),
  );
  context.report(nameCatalog.unknownErrorName(at, name, near, replaceWith(at, near)));
}

/** Whether lists and maps are there as such, down to the scalars; what is broken was reported and passes. */
function isWrittenOut(value: Value): boolean {
  if (value.kind === "constant" || value.kind === "unknown") return true;
  const parts = value.kind === "list" ? value.items : value.kind === "record" ? [...value.entries.values()] : null;
  return parts !== null && parts.every((part) => isLeaf(part.type) || isWrittenOut(part));
}

function isLeaf(type: Type): boolean {
  return membersOf(type).every(
    (member) => member.kind === "scalar" || member.kind === "literal" || member.kind === "id",
  );
}

/** A value that comes from a run, where the parts must be written out. */
function notWrittenOut(
  node: Expression | null,
  name: string,
  shape: string,
  key: Span,
  context: ExpressionContext,
): Given {
  const value = checkExpression(node, context);
  if (node !== null && value.kind !== "unknown") context.report(catalog.notABlock(node, name, shape));
  return { kind: "broken", key };
}

function silently(node: Expression | null, key: Span, context: ExpressionContext): Given {
  checkExpression(node, context);
  return { kind: "broken", key };
}

function reportUnknown(at: Span, key: string, owner: string, schema: SettingsSchema, context: SettingsContext): void {
  const finding = context.elsewhere?.(at, key);
  if (finding) {
    context.report(finding);
    return;
  }
  const known = Object.keys(schema);
  const near = meantBy(key, "setting", known);
  context.report(catalog.unknownSetting(at, key, owner, near, known, replaceWith(at, near)));
}
