/** What an import with `?validator` gives: the code that tools/validators.ts makes of a schema when the product is built. */
declare module "*.json?validator" {
  /** One broken rule, as ajv reports it. */
  export interface SchemaError {
    /** A JSON pointer into the value. */
    readonly instancePath: string;
    readonly keyword: string;
    readonly params: Readonly<Record<string, unknown>>;
    /** Set when the rule is about this name in the object at `instancePath`. */
    readonly propertyName?: string;
  }
  export interface Validate {
    (value: unknown): boolean;
    /** Of the last call; `null` when the value was right. */
    errors?: readonly SchemaError[] | null;
  }
  const validate: Validate;
  // Ajv's standalone code has a default export.
  export default validate;
}
