/** A file that is a state machine, in JSON or YAML. */
import { machineOfTree } from "../definition.js";
import { member } from "../tree.js";
import type { Form } from "./form.js";

export const asl: Form = {
  noun: "state machines in JSON and YAML",
  accepts: (tree) => member(tree, "StartAt") !== undefined || member(tree, "States") !== undefined,
  machines: async (tree, reading) => [machineOfTree(tree, { type: null, known: new Map() }, reading)],
};
