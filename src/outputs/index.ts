/** Registry: the forms in which a state machine is written, by the names for `--emit`. */
import { asl } from "./asl.js";
import type { OutputKind } from "./output-kind.js";
import { sourcemap } from "./sourcemap.js";
import { yaml } from "./yaml.js";

export const outputs = { asl, yaml, sourcemap } satisfies Readonly<Record<string, OutputKind>>;

export type OutputName = keyof typeof outputs;

export function isOutputName(name: string): name is OutputName {
  return Object.hasOwn(outputs, name);
}
