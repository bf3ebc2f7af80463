/** A machine as a diagram that GitHub, editors and wikis draw. */
import type { OutputKind } from "./output-kind.js";

export const mermaid: OutputKind = {
  documentation: "A Mermaid flowchart: clusters' lifetimes, branches and loops as boxes, failures as dashed arrows.",
  ending: ".mmd",
  render: async ({ machine, workflow }) => {
    const { diagramOf } = await import("./mermaid/diagram.js");
    return diagramOf(machine, workflow);
  },
};
