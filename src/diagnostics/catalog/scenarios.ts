/** EMRF806x and EMRF807x: scenarios of workflows, and what `emrflow test` finds. */
import { capitalized } from "../../text/capitalized.js";
import { quoted } from "../../text/printable.js";
import { define } from "../define.js";
import type { Fix } from "../diagnostic.js";
import { withFix } from "../fixes.js";

const noTestsWords = {
  folder: (path: string) =>
    `No test lies in ${quoted(path, 4096)}. The tests of \`nightly.emrflow\` stand in \`nightly.test.yaml\` beside it.`,
  workflow: (path: string) =>
    `No test lies beside ${quoted(path, 4096)}. Its tests stand in ${quoted(path.replace(/(\.asl)?\.\w+$/, ".test.yaml"), 4096)}.`,
  other: (path: string) =>
    `${quoted(path, 4096)} is neither a workflow, nor a state machine, nor a file of scenarios, whose name ends in \`.test.yaml\`.`,
} as const;

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
    "unknown-test-name",
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
  notAsExpected: define("EMRF8067", "not-as-expected", "error", (what: string, expected: string, actual: string) => ({
    message: `${capitalized(what)}: expected ${expected}, and it was ${actual}.`,
    label: "not so",
  })),
  neverMet: define("EMRF8068", "given-never-met", "error", (what: string) => ({
    message: `${capitalized(what)} never came about, so the scenario tests less than it says. Look at the way that the run took, or take this away.`,
    label: "never came about",
  })),
  noTests: define("EMRF8069", "no-tests", "error", (path: string, lookedFor: "folder" | "workflow" | "other") => ({
    message: noTestsWords[lookedFor](path),
  })),
  noWorkflowBeside: define("EMRF8070", "tests-without-workflow", "error", (names: readonly string[]) => ({
    message: `Nothing lies beside this file that it could test. It belongs beside ${oneOf(names.map((name) => quoted(name, 200)))}.`,
    label: "tests nothing that is there",
  })),
  whichWorkflow: define(
    "EMRF8071",
    "which-workflow-tested",
    "error",
    (wanted: string | null, path: string, near: string | null, known: readonly string[]) => ({
      message: `${
        wanted === null
          ? `${quoted(path, 200)} has several workflows, and this does not say which one it tests`
          : `${quoted(path, 200)} has no workflow ${quoted(wanted)}`
      }. ${near ? `Did you mean \`${near}\`?` : `Write \`workflow:\` and ${oneOf(known.map((name) => quoted(name)))}.`}`,
      label: near ? `did you mean \`${near}\`?` : wanted === null ? "of which workflow?" : "no such workflow",
    }),
  ),
  coverageTooLow: define(
    "EMRF8072",
    "coverage-too-low",
    "error",
    (workflow: string, what: string, percent: number, least: number) => ({
      message: `The tests of ${quoted(workflow)} show ${percent} % of its ${what}, and ${least} % is asked for. \`--coverage\` says what they leave out.`,
    }),
  ),
  withoutEffect: define("EMRF8073", "given-without-effect", "error", (setting: string, name: string, why: string) => ({
    message: `\`${setting}\` changes nothing for ${quoted(name)}: ${why}. Take it away, or give it to another name.`,
    label: "changes nothing",
  })),
  unknownInput: define(
    "EMRF8074",
    "unknown-test-input",
    "error",
    (field: string, workflow: string, near: string | null) => ({
      message: `The input of ${quoted(workflow)} has no field ${quoted(field)}, so no run reads it. ${near ? `Did you mean \`${near}\`?` : "Take it away, or declare it."}`,
      label: near ? `did you mean \`${near}\`?` : "no such field",
    }),
  ),
  contradiction: define("EMRF8075", "expectations-contradict", "error", (one: string, other: string) => ({
    message: `No run can have both ${one} and ${other}. Take one of them away.`,
    label: "cannot be, too",
  })),
  noneChosen: define("EMRF8076", "no-scenario-chosen", "error", (filter: string, count: number) => ({
    message: `--filter ${quoted(filter, 80)} fits ${count === 1 ? "not the only scenario" : `none of the ${count} scenarios`} here. It is a part of a scenario's name, or of its file's.`,
  })),
  badThreshold: define("EMRF8077", "bad-coverage-threshold", "error", (given: string) => ({
    message: `--min-coverage is ${quoted(given)}, and must be a whole number from 0 to 100.`,
  })),
} as const;

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
