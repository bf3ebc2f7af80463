/** EMRF015x: what a build finds beside its outputs. */
import { quoted } from "../../text/printable.js";
import { define } from "../define.js";

export const build = {
  leftOver: define("EMRF0150", "left-over-output", "error", (path: string, workflow: string) => ({
    message: `${quoted(path, 4096)} was made of a workflow ${quoted(workflow)}, which is no more. Remove it, or let emrflow build --prune do so.`,
  })),
};
