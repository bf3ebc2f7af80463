/** Findings one to a line, in the form that editors and `grep` take apart. */
import { printable } from "../text/printable.js";
import { placeOf } from "./place.js";
import { inOrder, type Reporter } from "./reporter.js";

/** Gives `path:line:column: error EMRF2001 message` for each finding. */
export const concise: Reporter = (diagnostics) =>
  inOrder(diagnostics)
    .map((diagnostic) => {
      const place = placeOf(diagnostic) || "emrflow";
      return `${place}: ${diagnostic.severity} ${diagnostic.code} ${printable(diagnostic.message)}\n`;
    })
    .join("");
