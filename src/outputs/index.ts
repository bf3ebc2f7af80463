/** Registry: the forms in which a state machine is written, by the names for `--emit`. */
import { asl } from "./asl.js";
import { mermaid } from "./mermaid.js";
import type { OutputName } from "./names.js";
import type { OutputKind } from "./output-kind.js";
import { policy } from "./policy.js";
import { sourcemap } from "./sourcemap.js";
import { yaml } from "./yaml.js";

export const outputs: Readonly<Record<OutputName, OutputKind>> = { asl, yaml, sourcemap, policy, mermaid };
