/** The package has no types of its own. */
declare module "asl-validator" {
  import type { Machine } from "../../src/machine/asl.js";

  export default function validate(machine: Machine): { readonly isValid: boolean; readonly errors: readonly object[] };
}
