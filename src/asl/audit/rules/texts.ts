/**
 * Texts that look like paths or expressions and are none, expressions that cannot be read, and members of `$states` where they
 * are not.
 */
import type { QueryLanguage, State } from "../../../machine/asl.js";
import { statesOf } from "../../../machine/walk.js";
import { found, pointerTo, type AuditFinding, type Place } from "../finding.js";
import { expressionIn, type Parse, type Tree } from "../jsonata-tree.js";
import { comparisonsOf } from "../texts/comparisons.js";
import { membersElsewhere, membersSeen } from "../texts/states-members.js";
import { textsOf, type Text } from "../texts/texts.js";
import type { Rule } from "./rule.js";

export const texts: Rule = ({ machine, parse }) =>
  [...statesOf(machine)].flatMap(({ name, state, path }) => {
    const language = state.QueryLanguage ?? machine.QueryLanguage ?? "JSONPath";
    const pointer = pointerTo(path, name);
    return [...textsOf(state, language), ...operandsOf(state, language)].flatMap((text) => {
      const place: Place = { pointer: pointer + text.pointer, state: name };
      if (text.role === "literal") return literalFindings(text.text, language, place);
      return language === "JSONata" ? expressionFindings(text, parse, place) : pathFindings(text.text, place);
    });
  });

/** What a Choice compares with is text, but for the operators that end in Path. */
function operandsOf(state: State, language: QueryLanguage): readonly Text[] {
  if (state.Type !== "Choice" || language === "JSONata") return [];
  return state.Choices.flatMap((rule, index) =>
    comparisonsOf(rule, `/Choices/${index}`).flatMap(({ pointer, operator, operand }): readonly Text[] =>
      typeof operand !== "string"
        ? []
        : [{ pointer, text: operand, sees: "input", role: operator.endsWith("Path") ? "evaluated" : "literal" }],
    ),
  );
}

const pathLike = /^\$\$?[.[]|^\$states\.(?:input|result|errorOutput|context)\b/;
const intrinsic = /^States\.[A-Z]\w*\([^]*\)$/;
/** Braces with something of JSONata in them, but not around all of the text; or the braces of another language. */
const expressionLike = /^\s*\{%|%\}\s*$|\{%[^%$]*\$[^%]*%\}|^\s*\{\{[^{}]*\}\}\s*$/;

function literalFindings(text: string, language: QueryLanguage, place: Place): readonly AuditFinding[] {
  if (pathLike.test(text) || intrinsic.test(text)) return [found("pathAsText", place, text, language)];
  return expressionLike.test(text) ? [found("expressionAsText", place, text, language)] : [];
}

function pathFindings(text: string, place: Place): readonly AuditFinding[] {
  return text.startsWith("$") || intrinsic.test(text)
    ? []
    : [
        found(
          "expressionNotRead",
          place,
          text,
          "it is neither a path, which begins with `$`, nor an intrinsic function",
        ),
      ];
}

function expressionFindings({ text, sees }: Text, parse: Parse, place: Place): readonly AuditFinding[] {
  const expression = expressionIn(text) ?? "";
  const tree = parse(expression);
  if (tree === null)
    return [found("expressionNotRead", place, text, "it is no JSONata, or nested too deep to be read")];
  const first = outermostName(tree);
  if (first !== null)
    return [found("expressionNotRead", place, text, `\`${first}\` stands alone, and the input is \`$states.input\``)];
  return membersElsewhere(tree, sees).map((member) => found("statesMember", place, member, [...membersSeen[sees]]));
}

/** A bare name, `$` and `$$` mean the document, and Step Functions gives expressions none. */
function outermostName(tree: Tree): string | null {
  const first = tree.type === "path" ? tree.steps?.[0] : tree;
  if (first?.type === "name") return String(first.value);
  return first?.type === "variable" && (first.value === "" || first.value === "$") ? `$${first.value}` : null;
}
