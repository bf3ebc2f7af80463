/** Validators that others wrote, each as a function from a machine to its refusals. */
import validate from "asl-validator";
import { getLanguageService, TextDocument } from "amazon-states-language-service";
import type { Machine } from "../../src/machine/asl.js";

export interface Judge {
  readonly name: string;
  readonly refusalsOf: (machine: Machine) => Promise<readonly string[]>;
}

const service = getLanguageService({});

export const judges: readonly Judge[] = [
  {
    name: "asl-validator",
    // It writes into what it is given.
    refusalsOf: async (machine) => validate(structuredClone(machine)).errors.map((error) => JSON.stringify(error)),
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
