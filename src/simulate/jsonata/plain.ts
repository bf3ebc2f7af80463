/** Values as JSON, out of what JSONata makes. */
import type { Json } from "../../machine/asl.js";
import { isFunctionOfJsonata } from "./size.js";

/**
 * Copies a value out of JSONata, whose lists carry marks of their own. Gives `undefined` for functions and what holds
 * one. A number that JSON does not have is text, as AWS writes it (floci-io/floci, measured 2026-08-30).
 */
export function plain(value: unknown): Json | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value !== "object" || isFunctionOfJsonata(value)) return undefined;
  return Array.isArray(value) ? plainList(value) : plainObject(value);
}

function plainList(list: readonly unknown[]): Json | undefined {
  const elements: Json[] = [];
  for (const element of list) {
    // A group of a pattern that took no part in the match.
    const json = element === undefined ? null : plain(element);
    if (json === undefined) return undefined;
    elements.push(json);
  }
  return elements;
}

function plainObject(value: object): Json | undefined {
  const members: [string, Json][] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const json = plain(member);
    if (json === undefined) return undefined;
    members.push([key, json]);
  }
  return Object.fromEntries(members);
}
