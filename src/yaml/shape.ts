/** What a file in YAML may say, written once as data: the checker, the reference and the JSON Schema read it. */
import type { SettingsSchema } from "../settings/schema.js";

export type Shape =
  | { readonly kind: "text"; readonly isFilled?: true }
  /** Text, a number, `true` or `false`, taken as text. */
  | { readonly kind: "scalar" }
  | { readonly kind: "choice"; readonly of: readonly string[] }
  | { readonly kind: "whole"; readonly least: number; readonly most?: number }
  | { readonly kind: "boolean" }
  /** As the language writes it: `1h30m`. */
  | { readonly kind: "duration" }
  /** Any value. */
  | { readonly kind: "json" }
  /** One of several; the first that fits by the kind of its node. */
  | { readonly kind: "either"; readonly of: readonly Shape[]; readonly name: string }
  | { readonly kind: "list"; readonly item: Shape; readonly isFilled?: true }
  | { readonly kind: "map"; readonly value: Shape }
  | { readonly kind: "object"; readonly fields: Fields }
  /** Settings of the language, checked as such where they are used. */
  | { readonly kind: "settings"; readonly schema: SettingsSchema; readonly inner?: Fields };

export interface Field {
  readonly shape: Shape;
  readonly documentation: string;
  /** As it stands in a file, under its key. */
  readonly example: string;
  readonly required?: true;
  /** Another field that means nothing beside this one. */
  readonly insteadOf?: string;
}

export type Fields = Readonly<Record<string, Field>>;
