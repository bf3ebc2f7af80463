/** Which references of one text lead to nothing, by what is known before the state. */
import { isDefined, missing, objectOf, unknown, type Value } from "../value.js";
import { evaluate } from "../evaluate.js";
import { valueAt } from "../name-map.js";
import { placeOf, readPath } from "../json-path.js";
import { expressionIn } from "../jsonata-tree.js";
import { languageOf, scopeAt, type At } from "../moves.js";
import { selectedInput } from "../proceed.js";
import type { Scope } from "../template.js";
import { membersElsewhere } from "../texts/states-members.js";
import { variablesNeeded } from "../texts/variables.js";
import type { Sees, Text } from "../texts/texts.js";
import type { Lost } from "./collect.js";

/** Gives the references of a text that are certain to lead to nothing. */
export function lostIn({ text, pointer, sees }: Text, at: At): readonly Lost[] {
  return languageOf(at) === "JSONata" ? lostInExpression(text, pointer, sees, at) : lostPaths(text, pointer, sees, at);
}

/** What a call gives, nobody knows; what a catcher gets is a failure. */
const results: { readonly [K in Sees]: (at: At) => Value } = {
  "whole input": ({ facts }) => facts.input,
  input: selectedInput,
  result: () => unknown({ defined: true }),
  error: () => failure,
};

const failure = objectOf([
  ["Error", unknown({ type: "string" })],
  ["Cause", unknown({ type: "string" })],
]);

function lostPaths(text: string, pointer: string, sees: Sees, at: At): readonly Lost[] {
  const scope = presenceScope(at, scopeAt(at, results[sees](at)));
  return pathsIn(text).flatMap((reference) => {
    const path = readPath(reference);
    if (path === null || isDefined(placeOf(path, scope)) !== false) return [];
    const isVariable = !path.root.startsWith("$");
    // Of a variable that was never assigned the name is what matters.
    const isUnassigned = isVariable && scope.variable(path.root).kind === "missing";
    return [{ reference: isUnassigned ? `$${path.root}` : reference, isVariable: isUnassigned, pointer }];
  });
}

/** A path, or those that an intrinsic function is given; what stands in its quotes is text. */
function pathsIn(text: string): readonly string[] {
  if (text.startsWith("$")) return [text];
  return text.replace(/'(?:[^'\\]|\\.)*'/g, "''").match(/\$[^\s,()]*/gu) ?? [];
}

function lostInExpression(text: string, pointer: string, sees: Sees, at: At): readonly Lost[] {
  const expression = expressionIn(text);
  const tree = expression === null ? null : at.context.parse(expression);
  // A member of `$states` that is elsewhere is a finding by itself.
  if (tree === null || expression === null || membersElsewhere(tree, sees).length > 0) return [];
  const scope = presenceScope(at, scopeAt(at, at.facts.input, memberOf(sees, at)));
  const unassigned = [...variablesNeeded(tree)].filter((name) => scope.variable(name).kind === "missing");
  if (unassigned.length > 0) return unassigned.map((name) => ({ reference: `$${name}`, isVariable: true, pointer }));
  return evaluate(tree, scope).value.kind === "missing" ? [{ reference: expression, isVariable: false, pointer }] : [];
}

function memberOf(sees: Sees, at: At): readonly (readonly [string, Value])[] {
  if (sees === "result") return [["result", results.result(at)]];
  return sees === "error" ? [["errorOutput", failure]] : [];
}

/** The scope of a state in which a variable that nobody has assigned is missing, also one that decides nothing. */
function presenceScope(at: At, scope: Scope): Scope {
  return { ...scope, variable: (name) => valueAt(at.facts.variables, name) ?? missing };
}
