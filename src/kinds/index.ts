/** The step kinds. A new kind is one file and one line here. */
import { command } from "./command.js";
import { jar } from "./jar.js";
import type { StepKind } from "./kind.js";
import { spark } from "./spark.js";

const all = { spark, jar, command };

export type KindName = keyof typeof all;

export const kinds: Readonly<Record<KindName, StepKind>> = all;

/** Whether there is a kind of that name. */
export function isKind(name: string): name is KindName {
  return Object.hasOwn(kinds, name);
}
