/**
 * The documents, held to the compiler: every program in them compiles without a finding, or gives exactly the code that it
 * is marked with (```emrflow EMRF4003); how a block becomes a program is one rule, in programs.ts. Every table of the
 * reference says what the code's own table says.
 */
import { describe, expect, it } from "vitest";
import { operatorTokens } from "../../grammar/tokens.js";
import { words, wordsFor } from "../../grammar/words.js";
import { errorNames, errorName } from "../../src/aws/error-names.js";
import { library } from "../../src/expressions/library/index.js";
import { kinds } from "../../src/kinds/index.js";
import { ec2Settings } from "../../src/platforms/ec2/settings.js";
import { parse } from "../../src/syntax/parse.js";
import { namedTypes } from "../../src/types/type.js";
import { blocksOf, documents, namesIn, rowsUnder } from "./markdown.js";
import { findingsIn, programOf } from "./programs.js";
import { documentedSchemas, reachable } from "./schemas.js";
import { functionRow } from "../../tools/docs/function-row.js";
import { rowOf } from "../../tools/docs/setting-row.js";

const reference = "docs/language.md";
const blocks = documents().flatMap(blocksOf);
const modules = new Map(blocks.flatMap(({ path, text }) => (path === null ? [] : [[path, text]])));
const firstNames = (heading: string): readonly string[] =>
  rowsUnder(reference, heading).flatMap(([cell = ""]) => namesIn(cell));

describe("programs in the documents", () => {
  it("are there", () => {
    expect(blocks.length).toBeGreaterThan(20);
  });

  it.each(blocks)("$place says what it shows", ({ text, code, path }) => {
    const found = findingsIn(path === null ? programOf(text) : text, modules).map(
      (finding) => `${finding.code}: ${finding.message}`,
    );
    if (code === null) expect(found).toEqual([]);
    else expect(new Set(found.map((line) => line.slice(0, 8)))).toEqual(new Set([code]));
  });
});

describe("tables of settings in the reference", () => {
  it("are there for every block that can be written", () => {
    const documented = documentedSchemas.map(({ schema }) => schema);
    expect(new Set(documented)).toEqual(reachable(documented));
    expect(documented).toEqual(expect.arrayContaining([ec2Settings]));
  });

  it.each(documentedSchemas)("$heading: the same rows as the schema, in its order", ({ heading, schema }) => {
    expect(rowsUnder(reference, heading)).toEqual(
      Object.entries(schema).map(([name, setting]) => rowOf(name, setting)),
    );
  });
});

describe("other tables of the reference", () => {
  it("has every step kind", () => {
    const rows = rowsUnder(reference, "Step kinds");
    expect(rows.map(([name, what, needs]) => [name, what, needs])).toEqual(
      Object.entries(kinds).map(([name, { documentation, application = "" }]) => [
        `\`${name}\``,
        documentation,
        application,
      ]),
    );
  });

  it("has every type", () => {
    const named = firstNames("Types").filter((name) => /^[a-z_]+(<T>)?$/.test(name));
    expect(named.sort()).toEqual([...namedTypes.keys(), "list<T>", "map<T>"].sort());
  });

  it("has every function with its types, what it gives, and what it gives at its limits", () => {
    expect(rowsUnder(reference, "Functions")).toEqual([...library.values()].map(functionRow));
  });

  it("has every operator", () => {
    const spelled = operatorTokens.map((token) => (token.LABEL ?? "").replaceAll("`", ""));
    const binary = spelled.filter((operator) => operator !== "!");
    const documented = rowsUnder(reference, "Operators")
      .slice(1)
      .flatMap(([cell = ""]) => namesIn(cell))
      .filter((name) => !name.includes("?:"));
    expect(documented.sort()).toEqual(binary.sort());
    expect(namesIn(rowsUnder(reference, "Operators")[0]?.[0] ?? "")).toEqual(["!x", "-x"]);
  });

  it("has operators from the tightest to the loosest", () => {
    const levels = rowsUnder(reference, "Operators")
      .slice(1, -1)
      .map(([cell = ""]) => namesIn(cell));
    for (const [index, level] of levels.entries()) {
      for (const tight of level) {
        for (const same of level) expect(shapeOf(`1 ${tight} 2 ${same} 3`), `${tight} then ${same}`).toBe("((..).)");
        for (const loose of levels[index + 1] ?? []) {
          expect(shapeOf(`1 ${loose} 2 ${tight} 3`), `${loose} then ${tight}`).toBe("(.(..))");
        }
      }
    }
  });

  it("has every word that cannot be a name, and those that can", () => {
    const rows = new Map(rowsUnder(reference, "Words").map(([use = "", list = ""]) => [use, namesIn(list)]));
    const sorted = (names: readonly string[]): readonly string[] => [...names].sort();
    const contextual = wordsFor("contextual");
    const foreign = wordsFor("operator");
    const used = [...words.keys()].filter((word) => ![...contextual, ...foreign].includes(word));
    expect(sorted(rows.get("of the language") ?? [])).toEqual(sorted(used));
    expect(sorted(rows.get("operators of other languages") ?? [])).toEqual(sorted(foreign));
    expect(sorted(rows.get("only in their place, else names") ?? [])).toEqual(sorted(contextual));
  });

  it("has every error name that can be retried, and what `TaskFailed` matches", () => {
    const rows = rowsUnder(reference, "Error names");
    const known = errorNames().filter(
      (name) => errorName(name)?.catchable === true && errorName(name)?.queryLanguage !== "JSONPath",
    );
    expect(rows.map(([cell = ""]) => namesIn(cell)[0]).sort()).toEqual(
      known.map((name) => name.replace("States.", "")).sort(),
    );
    for (const [cell = "", matched] of rows) {
      const name = `States.${namesIn(cell)[0]}`;
      expect(matched, name).toBe(
        name === "States.TaskFailed" || errorName(name)?.matchedByTaskFailed === true ? "yes" : "no",
      );
    }
  });
});

/** How an expression is read: a dot for a number, parentheses around each operation. */
function shapeOf(expression: string): string {
  const { items } = parse(`let x = ${expression}`, () => undefined);
  const [item] = items;
  const render = (node: unknown): string => {
    const isOperation = typeof node === "object" && node !== null && "left" in node && "right" in node;
    return isOperation ? `(${render(node.left)}${render(node.right)})` : ".";
  };
  return item?.kind === "let" ? render(item.value) : "";
}
