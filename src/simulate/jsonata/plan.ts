/** How the short way gives a value. */
import type { View } from "./view.js";

/** Gives what the package would give. Throws `Unsure` when it cannot tell. */
export type Plan = (view: View) => unknown;

/** Thrown to ask the package after all; it says nothing, so it costs no stack. */
export class Unsure {}
