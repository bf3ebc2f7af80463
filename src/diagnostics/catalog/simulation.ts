/** EMRF8050 to EMRF8059: runs that cannot be simulated as asked, and what a simulated run leaves. */
import { printable, quoted } from "../../text/printable.js";
import { define } from "../define.js";

export const simulation = {
  machineRefused: define(
    "EMRF8050",
    "machine-refused",
    "error",
    (name: string, reasons: readonly string[], file: string | null) => ({
      message: `AWS would refuse to create ${quoted(name, 80)}, so there is nothing to run: ${reasons.length === 1 ? "a reason is" : `${reasons.length} reasons are`} below.`,
      notes: [
        ...reasons.map(printable),
        ...(file === null ? [] : [`Each with its place, and what else is wrong: emrflow audit ${printable(file)}`]),
      ],
    }),
  ),
  notJson: define("EMRF8051", "input-not-json", "error", (what: string, line: number, column: number) => ({
    message: `${quoted(what, 200)} is not JSON: what stands in line ${line}, column ${column} does not belong there.`,
    notes: [
      `--input takes JSON in quotes of the shell, as '{"date": "2026-11-22"}', the path of a file, or - for standard input.`,
    ],
  })),
  wrongInput: define(
    "EMRF8052",
    "wrong-run-input",
    "error",
    (problems: readonly string[], example: string, unsure: readonly string[], isForcible: boolean) => ({
      message: `The run would end at its first state, as ${problems.length === 1 ? "a field of its input is" : `${problems.length} fields of its input are`} not what the workflow asks for. Correct the input${isForcible ? ", or run it all the same with --any-input" : ""}.`,
      notes: [
        ...problems,
        unsure.length === 0
          ? `An input that fits: --input '${example}'`
          : `An input to complete with ${unsure.map((name) => quoted(name)).join(", ")}: --input '${example}'`,
      ],
    }),
  ),
  unknownState: define(
    "EMRF8053",
    "unknown-simulated-state",
    "error",
    (option: string, given: string, near: string | null, known: readonly string[]) => ({
      message: `${option} names ${quoted(given, 80)}, and the machine has no such state${near === null ? "." : `; did you mean ${quoted(near, 80)}?`}`,
      notes: known.length > 0 ? [`Its tasks are ${known.map((name) => quoted(name, 80)).join(", ")}.`] : [],
    }),
  ),
  badOption: define("EMRF8054", "bad-simulation-option", "error", (option: string, given: string, form: string) => ({
    message: `${option} ${quoted(given)} is not of the form ${form}.`,
  })),
  neverMet: define("EMRF8055", "fault-never-met", "warning", (option: string, given: string, why: string) => ({
    message: `${option} ${quoted(given, 80)} changed nothing, as ${why}. Look in the trace for the way that the run took.`,
  })),
  externWithoutValue: define("EMRF8056", "extern-without-value", "error", (names: readonly string[]) => ({
    message: `${names.length === 1 ? "An `extern param` has" : `${names.length} \`extern param\`s have`} no value, which a deployment would put in. Give ${names.map((name) => `\`--param ${name}=…\``).join(" ")}.`,
  })),
  leftAlive: define("EMRF8057", "left-alive", "error", (clusters: readonly string[]) => ({
    message: `The run ends well and leaves ${clusters.length === 1 ? "something" : `${clusters.length} things`} alive that it made. End ${clusters.length === 1 ? "it" : "them"} in the machine, or say with --allow-alive that somebody else does.`,
    notes: clusters,
  })),
  unknownField: define("EMRF8058", "unknown-input-field", "warning", (given: string, near: string | null) => ({
    message: `The input has a field ${quoted(given, 80)}, which the workflow does not declare and no run reads${near === null ? "." : `; did you mean ${quoted(near, 80)}?`}`,
  })),
  whichScenario: define(
    "EMRF8059",
    "which-scenario",
    "error",
    (path: string, wanted: string | null, near: string | null, known: readonly string[]) => ({
      message:
        wanted === null
          ? `${quoted(path, 4096)} has ${known.length} scenarios. Name the one that is meant behind a #.`
          : `${quoted(path, 4096)} has no scenario ${quoted(wanted, 80)}${near === null ? "." : `; did you mean ${quoted(near, 80)}?`}`,
      notes: known.length > 0 ? [`Scenarios: ${known.map((name) => quoted(name, 80)).join(", ")}.`] : [],
    }),
  ),
};
