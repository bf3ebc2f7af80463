/** What the examples say of failures and of what may stay, for judges of the runs of their machines. */
import { fileURLToPath } from "node:url";
import { intentOf } from "../../src/commands/test/intent.js";
import type { Intent } from "../../src/simulate/faults/intent.js";
import { examplesIn } from "../../tools/golden/goldens.js";

const intents: ReadonlyMap<string, Intent> = new Map(
  examplesIn(fileURLToPath(new URL("../..", import.meta.url))).flatMap(({ name, analysis, workflows }) =>
    workflows.flatMap((compiled) => {
      const workflow = analysis.model.workflows.find((each) => each.name === compiled.name);
      return workflow ? [[`${name}/${compiled.name}`, intentOf(workflow, compiled)] as const] : [];
    }),
  ),
);

/** Gives the intent of a golden machine. */
export function intentOfGolden(name: string): Intent {
  const found = intents.get(name);
  if (!found) throw new Error(`no example makes ${name}`);
  return found;
}
