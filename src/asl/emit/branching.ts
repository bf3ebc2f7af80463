/** `if`: a Choice, and the states of each arm in the same level. */
import type { If, Return } from "../../model/model.js";
import type { Level, Target } from "./draft.js";
import type { Emission } from "./emission.js";
import { append, chain, target } from "./level.js";
import { emitBody } from "./statements.js";

export function emitIf({ arms, otherwise, span, comment }: If, level: Level, emission: Emission): void {
  const rules = arms.map(({ condition }) => ({ condition, assign: [], next: target() }));
  const none = target();
  const name = emission.names.state(`If ${arms[0]?.label ?? "chosen"}`, level);
  append(level, { type: "Choice", name, origin: span, comment, rules, default: none }, []);
  const ends: Target[] = [];
  const emitArm = (entry: Target, body: If["otherwise"]): void => {
    level.open = [entry];
    emitBody(body, level, emission);
    ends.push(...level.open);
  };
  for (const [index, { body }] of arms.entries()) {
    const rule = rules[index];
    if (rule) emitArm(rule.next, body);
  }
  emitArm(none, otherwise);
  level.open = ends;
}

/** Leads to the end of the level: what is behind a scope there leads further out, and clean-up stands on the way. */
export function emitReturn({ span, comment }: Return, level: Level, emission: Emission): void {
  if (level.start === null)
    chain(level, {
      type: "Pass",
      name: emission.names.state("Return at once", level),
      origin: span,
      comment,
      assign: [],
      handsOn: true,
      next: target(),
    });
  level.returns.push(...level.open);
  level.open = [];
}
