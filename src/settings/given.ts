/** What a checked block was given, and how it is read. */
import type { Json } from "../machine/asl.js";
import type { Value } from "../expressions/value.js";
import type { Span } from "../text/span.js";

/** A checked block. */
export interface Settings extends Span {
  readonly given: ReadonlyMap<string, Given>;
}

/** What one setting was given, and where its key stands. */
export type Given =
  | { readonly kind: "value"; readonly key: Span; readonly value: Value }
  | { readonly kind: "block"; readonly key: Span; readonly settings: Settings }
  | { readonly kind: "blocks"; readonly key: Span; readonly blocks: readonly Settings[] }
  | { readonly kind: "names"; readonly key: Span; readonly names: readonly string[] }
  /** `null` where the block is laid over another one, whose setting it takes away. */
  | { readonly kind: "absent"; readonly key: Span }
  | { readonly kind: "broken"; readonly key: Span };

/** Whether nothing in a block is broken, so that what was left out of it was left out by its author. */
export function isWhole(settings: Settings): boolean {
  return [...settings.given.values()].every((given) => {
    switch (given.kind) {
      case "broken":
        return false;
      case "block":
        return isWhole(given.settings);
      case "blocks":
        return given.blocks.every(isWhole);
      case "value":
      case "names":
      case "absent":
        return true;
    }
  });
}

/** The value of a setting, or `null` when it was left out or is broken. */
export function valueOf(settings: Settings, name: string): Value | null {
  const given = settings.given.get(name);
  return given?.kind === "value" && given.value.kind !== "unknown" ? given.value : null;
}

/** The block of a setting, or `null`. */
export function blockOf(settings: Settings, name: string): Settings | null {
  const given = settings.given.get(name);
  return given?.kind === "block" ? given.settings : null;
}

/** The blocks of a setting; none when it was left out. */
export function blocksOf(settings: Settings, name: string): readonly Settings[] {
  const given = settings.given.get(name);
  if (given?.kind === "block") return [given.settings];
  return given?.kind === "blocks" ? given.blocks : [];
}

/** The constant that a setting was given, or `undefined`. */
export function constantOf(settings: Settings, name: string): Json | undefined {
  const value = valueOf(settings, name);
  return value?.kind === "constant" ? value.value : undefined;
}

/** Where a setting's key stands, or the block where it was left out. */
export function keyOf(settings: Settings, name: string): Span {
  return settings.given.get(name)?.key ?? settings;
}
