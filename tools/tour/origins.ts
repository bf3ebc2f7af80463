/** Where states come from: each with the line of the source that it was made for. */
import type { CompiledWorkflow } from "../../src/compiler.js";
import { statesOf } from "../../src/machine/walk.js";
import { lineAt, positionAt, type Source } from "../../src/text/source.js";
import { writeTable } from "./outline.js";
import { beginOf } from "./place.js";

/** Gives a line for each state, inner ones further in. */
export function originsText({ machine, origins }: CompiledWorkflow, source: Source): string {
  const rows = [...statesOf(machine)].map(({ name, path }) => {
    const origin = origins.get(name);
    if (!origin) throw new Error(`nobody knows where the state "${name}" comes from`);
    const depth = path.split("/Branches/").length - 1;
    const line = lineAt(source, positionAt(source, origin.start).line).trim();
    return [`${"  ".repeat(depth)}${name}`, beginOf(source, origin), line];
  });
  return writeTable(rows);
}
