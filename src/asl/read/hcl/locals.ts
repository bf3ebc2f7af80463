/**
 * What a Terraform file names in its `locals`: where `local.name` stands, its expression is read in its place. Source:
 * Terraform language, page `values/locals`, read 2026-11-24.
 */
import { limits, type Reading } from "../reading.js";
import { onlyPart, partsOf, type HclNode } from "./parser.js";

/** The reading of a file of Terraform. */
export interface HclReading extends Reading {
  readonly locals: Locals;
}

export interface Locals {
  readonly expressions: ReadonlyMap<string, HclNode>;
  /** How many characters may still be read in the place of names: few names can stand for a text without end. */
  readonly allowance: { left: number };
}

/** Gives the names of the blocks of a file. */
export function localsIn(blocks: readonly HclNode[]): Locals {
  const expressions = blocks
    .filter((block) => block.type === "block" && partsOf(block)[0]?.text === "locals")
    .flatMap((block) => attributesOf(block));
  return { expressions: new Map(expressions), allowance: { left: limits.characters } };
}

/** Gives the attributes of a block, by their names. */
export function attributesOf(block: HclNode): readonly (readonly [name: string, expression: HclNode])[] {
  const body = partsOf(block).find(({ type }) => type === "body");
  return (body ? partsOf(body) : []).flatMap((attribute): readonly (readonly [string, HclNode])[] => {
    const [name, value] = attribute.type === "attribute" ? partsOf(attribute) : [];
    return name && value ? [[name.text, value]] : [];
  });
}

/** What `local.name` stands for, and the reading in which it has no meaning again, as it would have none in itself. */
export interface Meaning {
  readonly expression: HclNode;
  readonly reading: HclReading;
}

/** Gives what an expression stands for when it is `local.name` and the file says what that is. */
export function meaningOf(expression: HclNode, reading: HclReading): Meaning | null {
  const name = /^local\.([\w-]+)$/.exec(expression.text)?.[1] ?? "";
  const { expressions, allowance } = reading.locals;
  const found = expressions.get(name);
  if (!found || found.hasError) return null;
  allowance.left -= found.text.length;
  if (allowance.left < 0) return null;
  const others = new Map([...expressions].filter(([other]) => other !== name));
  return { expression: found, reading: { ...reading, locals: { expressions: others, allowance } } };
}

/** Gives the text of each name that stands for one, by the placeholder that `${local.name}` becomes. */
export function knownLocals(
  { expressions }: Locals,
  textOf: (expression: HclNode) => string | null,
): Map<string, string> {
  return new Map(
    [...expressions].flatMap(([name, expression]): readonly (readonly [string, string])[] => {
      const isText = /^(literal_value|template_expr)$/.test(onlyPart(expression)?.type ?? "");
      const text = isText ? textOf(expression) : null;
      return text === null ? [] : [[`local_${name.replaceAll("-", "_")}`, text]];
    }),
  );
}
