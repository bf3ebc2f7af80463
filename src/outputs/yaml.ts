/** A machine as YAML, for templates that are written in it. */
import type { OutputKind } from "./output-kind.js";

export const yaml: OutputKind = {
  documentation: "Amazon States Language as YAML, for templates of SAM and CloudFormation.",
  ending: ".asl.yaml",
  render: async ({ machine }) => {
    const { stringify } = await import("yaml");
    // Readers of YAML 1.1, like CloudFormation's, take `on` or `1_000` for something else unless it stands in quotes.
    return stringify(machine, { compat: "yaml-1.1", aliasDuplicateObjects: false, lineWidth: 0 });
  },
};
