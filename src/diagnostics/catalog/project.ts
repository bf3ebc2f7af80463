/** EMRF02xx: the settings of a project, in emrflow.yaml. */
import { quoted } from "../../text/printable.js";
import { define } from "../define.js";
import { withFix } from "../fixes.js";
import type { Fix } from "../diagnostic.js";

export const project = {
  syntax: define("EMRF0201", "bad-yaml", "error", (problem: string) => ({
    message: `This is not the YAML of one document: ${problem.charAt(0).toLowerCase()}${problem.slice(1).replace(/[.\s]+$/, "")}.`,
    label: "cannot be read on",
  })),
  tooMuch: define("EMRF0202", "settings-too-large", "error", (what: string) => ({
    message: `The settings of a project are ${what}. Nobody could read them, so they are hardly what was meant.`,
    label: "too much",
  })),
  unknownKey: define(
    "EMRF0203",
    "unknown-project-setting",
    "error",
    (key: string, where: string, near: string | null, known: readonly string[], fix: Fix | null) => ({
      message: `${where} has no setting ${quoted(key)}. ${near ? `Did you mean \`${near}\`?` : known.length > 0 ? `It has ${known.map((each) => `\`${each}\``).join(", ")}.` : "It is left empty."}`,
      label: near ? `did you mean \`${near}\`?` : "no such setting",
      ...withFix(fix),
    }),
  ),
  wrongValue: define("EMRF0204", "wrong-project-value", "error", (what: string, wanted: string) => ({
    message: `${what} must be ${wanted}.`,
    label: `must be ${wanted.length > 40 ? "something else" : wanted}`,
  })),
  otherVersion: define("EMRF0205", "other-version-required", "error", (wanted: string, own: string) => ({
    message: `This project wants emrflow ${quoted(wanted)}, and this is ${own}. Install a version that fits, or change \`requires\`.`,
    label: `this is ${own}`,
  })),
  unknownTarget: define(
    "EMRF0206",
    "unknown-target",
    "error",
    (name: string, near: string | null, known: readonly string[]) => ({
      message: `There is no target ${quoted(name)}. ${near ? `Did you mean \`${near}\`?` : known.length > 0 ? `There are ${known.map((each) => quoted(each)).join(", ")}.` : "Declare it under `targets`."}`,
      label: "no such target",
    }),
  ),
  targetCycle: define("EMRF0207", "target-cycle", "error", (names: readonly string[]) => ({
    message: `These targets inherit from one another in a circle: ${names.map((name) => quoted(name)).join(" → ")}. Let one of them inherit from none.`,
    label: "leads back to this target",
  })),
  unknownRule: define("EMRF0208", "unknown-rule", "error", (name: string, near: string | null, fix: Fix | null) => ({
    message: `There is no finding ${quoted(name)}. ${near ? `Did you mean \`${near}\`?` : "Write a code like `EMRF9001` or its name."}`,
    label: near ? `did you mean \`${near}\`?` : "no such finding",
    ...withFix(fix),
  })),
  errorStays: define("EMRF0209", "error-stays", "error", (name: string) => ({
    message: `${quoted(name)} is an error, and an error stays one: no state machine can be made of a file that has it. Only warnings and advice have levels.`,
    label: "is always an error",
  })),
  unusedParam: define("EMRF0211", "unused-project-param", "warning", (name: string, near: string | null) => ({
    message: `No file of the project declares a param ${quoted(name)}.${near ? ` Did you mean \`${near}\`?` : " Remove it, or declare it."}`,
    label: near ? `did you mean \`${near}\`?` : "declared nowhere",
  })),
  outsideProject: define("EMRF0210", "output-outside-project", "error", (path: string) => ({
    message: `${quoted(path)} leads out of the project. Outputs go to a folder of it, with \`/\` between names.`,
    label: "outside of the project",
  })),
};
