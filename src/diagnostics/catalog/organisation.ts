/** EMRF92xx: rules of an organisation, which its emrflow.yaml asks for. */
import { quoted } from "../../text/printable.js";
import type { Span } from "../../text/span.js";
import { define } from "../define.js";

/** A word of the rules, and where it stands. */
export interface Asked {
  readonly text: string;
  readonly at: Span;
}

const askedFor = ({ at }: Asked) => ({ related: [{ start: at.start, end: at.end, message: "asked for here" }] });

function listed(rules: readonly Asked[]): string {
  return rules.map(({ text }) => quoted(text)).join(", ");
}

export const organisation = {
  missingTag: define("EMRF9201", "required-tag", "error", (cluster: string, rule: Asked) => ({
    message: `Cluster ${quoted(cluster)} has no tag ${quoted(rule.text)}, which the project's rules ask of every cluster. Add it to the \`tags\` of the cluster or of its workflow.`,
    label: "lacks a tag",
    ...askedFor(rule),
  })),
  missingSetting: define("EMRF9202", "required-setting", "error", (cluster: string, rule: Asked) => ({
    message: `Cluster ${quoted(cluster)} does not set ${quoted(rule.text)}, which the project's rules ask of every cluster.`,
    label: "lacks a setting",
    ...askedFor(rule),
  })),
  releaseNotAllowed: define("EMRF9203", "release-not-allowed", "error", (release: string, rules: readonly Asked[]) => ({
    message: `The project's rules do not allow the release ${quoted(release)}. Allowed: ${listed(rules)}.`,
    label: "not allowed here",
    ...(rules[0] ? askedFor(rules[0]) : {}),
  })),
  typeNotAllowed: define("EMRF9204", "type-not-allowed", "error", (type: string, rules: readonly Asked[]) => ({
    message: `The project's rules do not allow the instance type ${quoted(type)}. Allowed: ${listed(rules)}.`,
    label: "not allowed here",
    ...(rules[0] ? askedFor(rules[0]) : {}),
  })),
};
