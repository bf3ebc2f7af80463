/** Validators that others wrote, each as a function from a machine to its refusals. */
import validate from "asl-validator";
import { getLanguageService, TextDocument } from "amazon-states-language-service";
import type { Machine } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";

export interface Judge {
  readonly name: string;
  readonly refusalsOf: (machine: Machine) => Promise<readonly string[]>;
}

const service = getLanguageService({});

/**
 * It takes every `States`, wherever it stands, for states of the machine, and breaks over that of ListJobRuns (run
 * 2026-11-24 with 4.0.0). So it is shown Arguments without that field.
 */
function withoutArgumentStates(machine: Machine): Machine {
  for (const { state } of statesOf(machine))
    if (state.Type === "Task" && state.Arguments !== undefined)
      Reflect.deleteProperty(Object(state.Arguments), "States");
  return machine;
}

export const judges: readonly Judge[] = [
  {
    name: "asl-validator",
    // It writes into what it is given.
    refusalsOf: async (machine) =>
      validate(withoutArgumentStates(structuredClone(machine))).errors.map((error) => JSON.stringify(error)),
  },
  {
    name: "amazon-states-language-service",
    refusalsOf: async (machine) => {
      const document = TextDocument.create("file:///machine.asl.json", "asl", 1, JSON.stringify(machine, null, 2));
      const found = await service.doValidation(document, service.parseJSONDocument(document));
      return found.map(({ range, message }) => `line ${range.start.line + 1}: ${message}`);
    },
  },
];
