/**
 * Checks a value against one of the generated schemas by reading the schema, and says what ajv would say. The code that ajv
 * makes of a schema would check in less time, but is five times as long, and every command would load it.
 */
import type { Json } from "../machine/asl.js";
import type { SchemaNode } from "./request-schemas.js";
import { isList, isObject } from "../machine/json.js";
import { escapePointer } from "../machine/walk.js";

/** One broken rule, as ajv reports it. */
export interface SchemaError {
  /** A JSON pointer into the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Found = Omit<SchemaError, "instancePath">;

/** What a check of one value needs around it. */
interface Checking {
  readonly root: SchemaNode & { readonly facts?: { readonly unicodeRegExp?: boolean } };
  readonly errors: SchemaError[];
}

/** Gives every broken rule, with the place as a JSON pointer; empty when the value is right. */
export function schemaErrors(root: Checking["root"], value: Json): readonly SchemaError[] {
  const checking: Checking = { root, errors: [] };
  check(value, root, "", checking);
  return checking.errors;
}

function check(value: Json, written: SchemaNode, path: string, checking: Checking): void {
  const node = followed(written, checking);
  const found = (error: Found): void => void checking.errors.push({ instancePath: path, ...error });
  if (node.type !== undefined && !isOfType(value, node.type)) {
    found({ keyword: "type", params: { type: node.type } });
    return;
  }
  if (node.const !== undefined && value !== node.const)
    found({ keyword: "const", params: { allowedValue: node.const } });
  if (node.enum && !node.enum.includes(String(value))) found({ keyword: "enum", params: { allowedValues: node.enum } });
  if (typeof value === "number") checkNumber(value, node, found);
  else if (typeof value === "string") checkText(value, node, checking, found);
  else if (isList(value)) checkList(value, node, path, checking, found);
  else if (isObject(value)) checkRecord(value, node, path, checking, found);
}

function checkNumber(value: number, { minimum, maximum }: SchemaNode, found: (error: Found) => void): void {
  if (minimum !== undefined && value < minimum) found({ keyword: "minimum", params: { limit: minimum } });
  if (maximum !== undefined && value > maximum) found({ keyword: "maximum", params: { limit: maximum } });
}

function checkText(value: string, node: SchemaNode, { root }: Checking, found: (error: Found) => void): void {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = node;
  // AWS counts characters, not UTF-16 units.
  const length = [...value].length;
  if (length < minLength) found({ keyword: "minLength", params: { limit: minLength } });
  if (length > maxLength) found({ keyword: "maxLength", params: { limit: maxLength } });
  // EMR's patterns compile only with the flag `u`, some of EMR on EKS's only without it; each schema says which.
  if (pattern !== undefined && !compiled(pattern, root.facts?.unicodeRegExp === false ? "" : "u").test(value))
    found({ keyword: "pattern", params: {} });
}

/** By flags, as a key of both would be put together, and hashed, for each text that is checked. */
const patterns = { u: new Map<string, RegExp>(), "": new Map<string, RegExp>() };

function compiled(pattern: string, flags: keyof typeof patterns): RegExp {
  const known = patterns[flags].get(pattern);
  if (known) return known;
  const made = new RegExp(pattern, flags);
  patterns[flags].set(pattern, made);
  return made;
}

function checkList(
  value: readonly Json[],
  { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items }: SchemaNode,
  path: string,
  checking: Checking,
  found: (error: Found) => void,
): void {
  if (value.length < minItems) found({ keyword: "minItems", params: { limit: minItems } });
  if (value.length > maxItems) found({ keyword: "maxItems", params: { limit: maxItems } });
  if (items) value.forEach((item, index) => check(item, items, `${path}/${index}`, checking));
}

function checkRecord(
  value: { readonly [name: string]: Json },
  node: SchemaNode,
  path: string,
  checking: Checking,
  found: (error: Found) => void,
): void {
  const { required = [], properties = {}, additionalProperties = true, propertyNames } = node;
  const names = Object.keys(value);
  if (node.maxProperties !== undefined && names.length > node.maxProperties)
    found({ keyword: "maxProperties", params: { limit: node.maxProperties } });
  if (node.minProperties !== undefined && names.length < node.minProperties)
    found({ keyword: "minProperties", params: { limit: node.minProperties } });
  for (const name of required)
    if (!Object.hasOwn(value, name)) found({ keyword: "required", params: { missingProperty: name } });
  for (const name of names) {
    if (propertyNames && !isRight(name, propertyNames, checking))
      found({ keyword: "propertyNames", params: { propertyName: name } });
    if (Object.hasOwn(properties, name)) continue;
    if (additionalProperties === false)
      found({ keyword: "additionalProperties", params: { additionalProperty: name } });
    else if (additionalProperties !== true)
      check(value[name] ?? null, additionalProperties, `${path}/${escapePointer(name)}`, checking);
  }
  for (const [name, inner] of Object.entries(properties))
    if (Object.hasOwn(value, name)) check(value[name] ?? null, inner, `${path}/${escapePointer(name)}`, checking);
}

function isRight(value: Json, node: SchemaNode, { root }: Checking): boolean {
  const inner: Checking = { root, errors: [] };
  check(value, node, "", inner);
  return inner.errors.length === 0;
}

function followed(node: SchemaNode, { root }: Checking): SchemaNode {
  if (node.$ref === undefined) return node;
  const definition = root.definitions?.[node.$ref.slice("#/definitions/".length)];
  if (!definition) throw new Error(`A schema refers to what it does not define: ${node.$ref}`);
  return definition;
}

function isOfType(value: Json, type: string): boolean {
  switch (type) {
    case "object":
      return isObject(value);
    case "array":
      return isList(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
