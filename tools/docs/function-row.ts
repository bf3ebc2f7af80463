/** A function of the library as a row of the reference. */
import { failing, type Edge, type LibraryFunction, type Parameter } from "../../src/expressions/library/function.js";
import { inCell } from "./setting-row.js";
import { describeType } from "../../src/types/describe.js";

/** Gives the cells: how it is called, what it gives, what it does, and what it gives at its limits. */
export function functionRow(callee: LibraryFunction): readonly string[] {
  const { name, parameters, result, shownResult, documentation, fails, edges } = callee;
  const gives = typeof result === "function" ? (shownResult ?? "") : `\`${describeType(result)}\``;
  return [
    `\`${name}(${parameters.map(signature).join(", ")})\``,
    gives,
    fails === undefined ? documentation : `${documentation} Fails if ${fails}.`,
    edges.map((edge) => example(name, edge)).join("<br>"),
  ].map(inCell);
}

function signature({ name, type, shown, isOptional }: Parameter): string {
  return `${name}${isOptional ? "?" : ""}: ${shown ?? describeType(type)}`;
}

function example(name: string, [given, result]: Edge): string {
  const call = `${name}(${given.map((each) => JSON.stringify(each)).join(", ")})`;
  return result === failing ? `\`${call}\` fails` : `\`${call} = ${JSON.stringify(result)}\``;
}
