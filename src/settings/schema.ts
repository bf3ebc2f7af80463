/**
 * What a block may say, written once as data: the checker, the reference, and later completion and JSON Schema read it.
 * A schema maps a setting's name to its shape, its documentation and, where it is one field of AWS's, that field.
 */
import type { Type } from "../types/type.js";

/** An inclusive range with its unit in words; numbers are in the type's base unit (seconds, bytes). */
export interface Range {
  readonly least: number;
  readonly most: number;
  /** How the range reads: "60 seconds to 7 days". */
  readonly text: string;
}

/** The unit in which AWS counts what the language writes more finely. */
export interface Unit {
  /** In the type's base unit (seconds, bytes). */
  readonly size: number;
  /** How it reads after "whole": "GiB". */
  readonly name: string;
}

export type Shape =
  /**
   * A value of a type; `constant` when it must be known at compile time, `writtenOut` when AWS wants its structure
   * literally, so that only its leaves can come from a run; `unit` when only whole ones of it can be asked for.
   */
  | {
      readonly kind: "value";
      readonly type: Type;
      readonly constant?: true;
      readonly range?: Range;
      readonly unit?: Unit;
      readonly writtenOut?: true;
    }
  | { readonly kind: "block"; readonly settings: SettingsSchema }
  | { readonly kind: "blocks"; readonly settings: SettingsSchema }
  /** A list of error names, bare or quoted. */
  | { readonly kind: "error-names" }
  /** Fields of AWS's API by their own names; checked against AWS's model where the request is built. */
  | { readonly kind: "api" }
  /** The shape that fits what was written: a list, a record or a value. */
  | { readonly kind: "any"; readonly of: readonly Shape[] };

export interface SettingSchema {
  readonly shape: Shape;
  /** One or two sentences for the reference and for hover. */
  readonly documentation: string;
  /** A value as it may be written. */
  readonly example: string;
  readonly required?: true;
  /** What holds when it is left out, in words. */
  readonly otherwise?: string;
  /** The field of the request that the value becomes as it is. */
  readonly field?: string;
}

export type SettingsSchema = Readonly<Record<string, SettingSchema>>;

type ValueOptions = Omit<Extract<Shape, { kind: "value" }>, "kind" | "type">;

/** A setting whose value has a type. */
export function setting(
  type: Type,
  documentation: string,
  example: string,
  more: Partial<SettingSchema> & ValueOptions = {},
): SettingSchema {
  const { range, unit, constant, writtenOut, ...rest } = more;
  const options: ValueOptions = {
    ...(range ? { range } : {}),
    ...(unit ? { unit } : {}),
    ...(constant ? { constant } : {}),
    ...(writtenOut ? { writtenOut } : {}),
  };
  return { shape: { kind: "value", type, ...options }, documentation, example, ...rest };
}

/** A setting that is a block of settings. */
export function block(
  settings: SettingsSchema,
  documentation: string,
  example: string,
  more: Partial<SettingSchema> = {},
): SettingSchema {
  return { shape: { kind: "block", settings }, documentation, example, ...more };
}

/** A setting that is a list of blocks. */
export function blocks(
  settings: SettingsSchema,
  documentation: string,
  example: string,
  more: Partial<SettingSchema> = {},
): SettingSchema {
  return { shape: { kind: "blocks", settings }, documentation, example, ...more };
}
