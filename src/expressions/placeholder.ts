/**
 * Text that is complete only when the machine is deployed: constants around `extern param`s. CloudFormation and Terraform
 * put a value in the place of `${name}`, so that such a text may stand wherever plain text may, and needs no expression.
 */
import type { Value } from "./value.js";

/** Gives the text with `${name}` in the places of `extern param`s, or `null` when the value is anything else. */
export function placeholderText(value: Value): string | null {
  if (value.kind === "read") return value.variable.extern ? `\${${value.variable.name}}` : null;
  if (value.kind !== "template") return null;
  let text = "";
  for (const part of value.parts) {
    const piece = part.kind === "constant" ? textOf(part.value) : placeholderText(part);
    if (piece === null) return null;
    text += piece;
  }
  return text;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** Whether no run is needed to know a value: it is constant, or will be once the machine is deployed. */
export function isSettled(value: Value): boolean {
  switch (value.kind) {
    case "constant":
    case "unknown":
      return true;
    case "list":
      return value.items.every(isSettled);
    case "record":
      return [...value.entries.values()].every(isSettled);
    default:
      return placeholderText(value) !== null;
  }
}
