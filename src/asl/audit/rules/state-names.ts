/** Names of states that AWS does not take: too long, or twice in a machine. */
import { limits } from "../../../aws/limits.js";
import { statesOf } from "../../../machine/walk.js";
import { found, pointerTo, type AuditFinding } from "../finding.js";
import type { Rule } from "./rule.js";

export const stateNames: Rule = ({ machine }) => {
  const seen = new Set<string>();
  const findings: AuditFinding[] = [];
  const { max } = limits.stateName;
  for (const { name, path } of statesOf(machine)) {
    const place = { pointer: pointerTo(path, name), state: name };
    const length = [...name].length;
    if (length > max) findings.push(found("nameTooLong", place, name, length, max));
    if (seen.has(name)) findings.push(found("nameTwice", place, name));
    seen.add(name);
  }
  return findings;
};
