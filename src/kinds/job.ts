/** How jobs are put together from arguments. */
import { concatenate, constant, list, record } from "../expressions/build.js";
import type { Value } from "../expressions/value.js";
import { stringType } from "../types/type.js";

/** A job run by `command-runner.jar`, which runs any program of the cluster (EMR Release Guide, Run commands; read 2026-11-22). */
export function commandRunner(parts: readonly Value[]): Value {
  return record([["Jar", constant("command-runner.jar")], ["Args", concatenate(parts, stringType)]]);
}

/** Constant arguments. */
export function words(...texts: readonly string[]): Value {
  return constant(texts);
}

/** An option with its value, or nothing when the setting was left out. */
export function option(name: string, value: Value | null): readonly Value[] {
  return value ? [list([constant(name), value])] : [];
}
