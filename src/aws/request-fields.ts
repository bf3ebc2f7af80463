/**
 * Fields of AWS's requests and results in the short form of our tables: `Name!:string Tags:{string} Steps:[#StepConfig]`.
 * `!` is required, `[…]` a list, `{…}` a map, `#` a structure of the same table, `A|B` one of some words, and `json` anything.
 */

/** What a field takes or gives. */
export type FieldType =
  | { readonly kind: "string" | "integer" | "number" | "boolean" | "json" }
  | { readonly kind: "list" | "map"; readonly of: FieldType }
  | { readonly kind: "structure"; readonly name: string }
  | { readonly kind: "words"; readonly words: readonly string[] };

export interface Field {
  readonly required: boolean;
  readonly type: FieldType;
}

export type Fields = ReadonlyMap<string, Field>;

const plain = new Map<string, FieldType>(
  (["string", "integer", "number", "boolean", "json"] as const).map((kind) => [kind, { kind }]),
);

/** Reads fields in their short form. The tables are the project's own, so what is not understood is a bug in them. */
export function readFields(text: string): Fields {
  const fields = new Map<string, Field>();
  for (const entry of text.split(" ")) {
    if (entry === "") continue;
    const [, name, mark, type] = /^(\w+)(!?):(.+)$/.exec(entry) ?? [];
    if (name === undefined || type === undefined)
      throw new Error(`A table of fields has an entry of no known form: ${entry}`);
    fields.set(name, { required: mark === "!", type: readType(type) });
  }
  return fields;
}

function readType(text: string): FieldType {
  const known = plain.get(text);
  if (known) return known;
  const inner = text.slice(1, -1);
  if (text.startsWith("[")) return { kind: "list", of: readType(inner) };
  if (text.startsWith("{")) return { kind: "map", of: readType(inner) };
  if (text.startsWith("#")) return { kind: "structure", name: text.slice(1) };
  return { kind: "words", words: text.split("|") };
}
