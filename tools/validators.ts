/**
 * Turns `import validate from "./x.json?validator"` into ajv's standalone code for that JSON Schema, so that neither ajv nor
 * the compiling of schemas is there at run time. One plugin for rolldown (the product) and vite (the tests).
 */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Ajv, type AnySchemaObject } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import type { Plugin } from "rolldown";

const query = "?validator";
/** The suffix keeps vite's JSON plugin from taking the generated code for JSON. */
const virtual = { prefix: "\0validator:", suffix: ".mjs" };

/** Gives the plugin. `enforce` is vite's: its own resolver would take the import otherwise; rolldown ignores it. */
export function validators(): Plugin & { readonly enforce: "pre" } {
  return {
    name: "validators",
    enforce: "pre",
    resolveId(source, importer) {
      if (!source.endsWith(query) || importer === undefined) return null;
      const file = resolve(dirname(importer), source.slice(0, -query.length));
      return virtual.prefix + file + virtual.suffix;
    },
    load(id) {
      if (!id.startsWith(virtual.prefix)) return null;
      const file = id.slice(virtual.prefix.length, -virtual.suffix.length);
      this.addWatchFile(file);
      // A schema file is written by tools/facts.ts, and ajv refuses what is not a schema.
      const schema = JSON.parse(readFileSync(file, "utf8")) as AnySchemaObject;
      return { code: validatorCode(schema), moduleType: "js" };
    },
  };
}

/** Gives an ES module whose default export validates; it imports nothing. */
export function validatorCode(schema: AnySchemaObject): string {
  const ajv = new Ajv({
    allErrors: true,
    // References stay functions: inlined, the string shapes would be repeated at each of a hundred fields.
    inlineRefs: false,
    messages: false,
    // EMR's patterns compile only with the flag `u`, some of EMR on EKS's only without it; each schema says which.
    unicodeRegExp: schema["facts"]?.unicodeRegExp ?? true,
    code: { source: true, esm: true, optimize: 2 },
  });
  ajv.addVocabulary(["facts"]);
  return withoutRequire(shortened(standaloneCode(ajv, ajv.compile(schema))));
}

/** Ajv counts characters, not UTF-16 units, by a helper that it would `require`, also from an ES module. */
function withoutRequire(code: string): string {
  const counted = code.replaceAll(
    /require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g,
    "(text => { let length = 0; for (const _ of text) length++; return length; })",
  );
  if (/\brequire\(/.test(counted))
    throw new Error("A schema needs a helper of ajv's that tools/validators.ts does not give");
  return counted;
}

/**
 * Takes out what nobody reads and folds what is repeated for every rule; it halves the bundle's largest part.
 * Where a later ajv writes other code, nothing matches and the code is only longer.
 */
function shortened(code: string): string {
  const folded = code
    .replaceAll(/schemaPath:"[^"]*",/g, "")
    .replaceAll(/params:\{pattern: "(?:[^"\\]|\\.)*"\}/g, "params:{}")
    .replaceAll(/,parentData:\w+,parentDataProperty:(?:"[^"]*"|\w+),rootData\}/g, "}")
    .replaceAll(", parentData, parentDataProperty, rootData=data}={}", "}={}")
    .replaceAll(
      /const (err\d+) = (\{.*?\});if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/g,
      "vErrors = add(vErrors, $2);errors++;",
    );
  return (
    folded + "function add(errors, error) { if (errors === null) return [error]; errors.push(error); return errors; }"
  );
}
