/** EMRF806x and EMRF807x: scenarios of workflows, and what `emrflow test` finds. */
import { quoted } from "../../text/printable.js";
import { define } from "../define.js";
import type { Fix } from "../diagnostic.js";
import { withFix } from "../fixes.js";

export const scenarios = {
  syntax: define("EMRF8060", "bad-test-yaml", "error", (problem: string) => ({
    message: `This is not the YAML of one document: ${problem.charAt(0).toLowerCase()}${problem.slice(1).replace(/[.\s]+$/, "")}.`,
    label: "cannot be read on",
  })),
  tooMuch: define("EMRF8061", "tests-too-large", "error", (what: string) => ({
    message: `The scenarios of a file are ${what}. Part them: a file \`NAME.more.test.yaml\` belongs to \`NAME.emrflow\` too.`,
    label: "too much",
  })),
  unknownKey: define(
    "EMRF8062",
    "unknown-test-setting",
    "error",
    (key: string, where: string, near: string | null, known: readonly string[], fix: Fix | null) => ({
      message: `${where} has no setting ${quoted(key)}. ${near ? `Did you mean \`${near}\`?` : `It has ${known.map((each) => `\`${each}\``).join(", ")}.`}`,
      label: near ? `did you mean \`${near}\`?` : "no such setting",
      ...withFix(fix),
    }),
  ),
  wrongValue: define("EMRF8063", "wrong-test-value", "error", (what: string, wanted: string) => ({
    message: `${what} must be ${wanted}.`,
    label: `must be ${wanted.length > 40 ? "something else" : wanted}`,
  })),
  unknownName: define(
    "EMRF8064",
    "unknown-name-in-test",
    "error",
    (name: string, workflow: string, near: string | null, known: readonly string[]) => ({
      message: `${quoted(workflow)} has no step, task, cluster or state ${quoted(name)}. ${near ? `Did you mean \`${near}\`?` : `It has ${known.map((each) => quoted(each)).join(", ")}.`}`,
      label: near ? `did you mean \`${near}\`?` : "no such name",
    }),
  ),
  testsNothing: define("EMRF8065", "tests-nothing", "error", () => ({
    message: "This expects nothing, so no run could fail it. Say at least the `outcome`.",
    label: "nothing is expected",
  })),
  sameName: define("EMRF8066", "scenario-twice", "error", (name: string) => ({
    message: `Two scenarios are called ${quoted(name)}, so a report could not tell them apart. Give one another name.`,
    label: "the same name again",
  })),
} as const;
