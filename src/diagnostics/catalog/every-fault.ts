/** EMRF8080 to 8099: what `emrflow test --every-fault` finds in runs in which something goes wrong. */
import { printable, quoted } from "../../text/printable.js";
import { define } from "../define.js";

export const everyFault = {
  left: define(
    "EMRF8080",
    "left-under-fault",
    "error",
    (noun: string, madeBy: string, how: string, why: string, notes: readonly string[]) => ({
      message: `The ${noun} that ${quoted(madeBy, 80)} makes is alive after a run that ${how}: ${why}.`,
      label: "when this goes wrong",
      notes,
    }),
  ),
  lost: define(
    "EMRF8081",
    "fault-lost",
    "error",
    (state: string, error: string, how: string, notes: readonly string[]) => ({
      message: `${quoted(state, 80)} failed with ${quoted(error, 80)} and nothing dealt with it, but the run ${how}. Let the run fail with it, or name the error in the Catch if it does no harm.`,
      label: "its failure is lost",
      notes,
    }),
  ),
  badNumber: define("EMRF8082", "bad-fault-option", "error", (option: string, given: string) => ({
    message: `${option} ${quoted(given)} is no whole number from 0 to 1000000000.`,
  })),
  notTogether: define("EMRF8083", "options-not-together", "error", (option: string, isAboutScenarios: boolean) => ({
    message: isAboutScenarios
      ? `${option} is about scenarios, and --every-fault runs none. Leave one of the two out.`
      : `${option} is about the runs of --every-fault, and scenarios know nothing of it. Leave it out, or add --every-fault.`,
  })),
  failsByItself: define(
    "EMRF8084",
    "fails-without-fault",
    "error",
    (name: string, how: string, unreached: string, input: string) => ({
      message: `The run of ${quoted(name, 80)} in which nothing goes wrong ${how}, so what comes after that was not tried. Give an input with which it goes well: --input '{…}'.`,
      label: "here it failed",
      notes: [
        ...(unreached === "" ? [] : [`Never reached: ${printable(unreached)}.`]),
        `Its input: ${printable(input)}.`,
      ],
    }),
  ),
  mostlyUnreached: define(
    "EMRF8085",
    "mostly-not-tried",
    "error",
    (name: string, unreached: number, all: number, states: string) => ({
      message: `No run came to ${unreached} of the ${all} states of ${quoted(name, 80)}, so what they may leave or hide was not tried. Give an input that leads there: --input '{…}', or scenarios beside it.`,
      notes: [`Never reached: ${printable(states)}.`],
    }),
  ),
};
