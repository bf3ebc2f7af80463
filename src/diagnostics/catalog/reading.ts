/**
 * EMRF8030 to EMRF8049: state machines that the audit could not read. Nothing can be said of them, which is not the same as
 * that nothing is wrong, so each says what was not read, and why.
 */
import { quoted } from "../../text/printable.js";
import { define } from "../define.js";

/** How the machine is called in the sentence; a file that is one has no other name. */
const machine = (name: string | null): string =>
  name === null ? "The state machine" : `The state machine ${quoted(name)}`;

export const reading = {
  elsewhere: define("EMRF8030", "definition-elsewhere", "warning", (name: string | null, why: string) => ({
    message: `${machine(name)} was not read: ${why}. Write the definition out here, or name the file that it is made of.`,
    label: "not read",
  })),
  outOfReach: define("EMRF8031", "definition-out-of-reach", "warning", (name: string | null, why: string) => ({
    message: `${machine(name)} was not read: ${why}. Only files in the folder of the file that names them are read.`,
    label: "not read",
  })),
  malformed: define("EMRF8032", "malformed-definition", "warning", (name: string | null, why: string) => ({
    message: `${name === null ? "The file was not read" : `${machine(name)} was not read`}: ${why}.`,
    label: "cannot be read from here on",
  })),
  unknownStructure: define(
    "EMRF8033",
    "unknown-structure",
    "warning",
    (name: string | null, where: string, what: string) => ({
      message: `${machine(name)} was not read: its ${where} is ${what}, which only the deployment knows. Write out what decides the way of a run.`,
      label: "decides the way of a run",
    }),
  ),
  tooMuch: define("EMRF8034", "too-much-to-read", "warning", (name: string | null, why: string) => ({
    message: `${name === null ? "The file was not read" : `${machine(name)} was not read`}: ${why}.`,
    label: "too much",
  })),
  keyTwice: define("EMRF8035", "key-twice", "warning", (name: string | null, key: string) => ({
    message: `${name === null ? "The file was not read" : `${machine(name)} was not read`}: it has the key ${quoted(key)} twice in one object, and readers differ in which one holds. Remove one of the two.`,
    label: "a second time",
  })),
  noMachine: define("EMRF8036", "no-state-machine", "error", (path: string, forms: string) => ({
    message: `No state machine was found in ${quoted(path, Infinity)}. emrflow reads ${forms}.`,
  })),
  macro: define("EMRF8037", "rewritten-by-macro", "warning", (name: string, macro: string) => ({
    message: `${machine(name)} was not read: the macro ${quoted(macro)} may rewrite it when the template is deployed. Name the processed template.`,
    label: "rewrites the template",
  })),
};
