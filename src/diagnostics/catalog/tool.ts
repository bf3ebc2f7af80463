/**
 * EMRF0xxx: what is wrong around the programs. In EMRF00xx the tool could not do its work (it ends with status 2), in
 * EMRF01xx it found something wrong (status 1).
 */
import { printable, quoted } from "../../text/printable.js";
import { define } from "../define.js";

export const tool = {
  noSuchFile: define("EMRF0001", "no-such-file", "error", (path: string) => ({
    message: `There is no file or folder ${file(path)}.`,
  })),
  unreadableFile: define("EMRF0002", "unreadable-file", "error", (path: string, reason: string) => ({
    message: `${file(path)} cannot be read: ${reason}.`,
  })),
  notASourceFile: define("EMRF0003", "not-a-source-file", "error", (path: string) => ({
    message: `${file(path)} is not an emrflow file: their names end in .emrflow.`,
    notes: ["Give files that end in .emrflow, or folders to search for them."],
  })),
  unwritableFile: define("EMRF0004", "unwritable-file", "error", (path: string, reason: string) => ({
    message: `${file(path)} cannot be written: ${reason}.`,
  })),
  outputIsLink: define("EMRF0005", "output-is-link", "error", (path: string) => ({
    message: `${file(path)} is a link, and emrflow does not write through links: the file it leads to may not be yours to replace.`,
    notes: ["Remove the link, or give the file it leads to."],
  })),
  badParam: define("EMRF0006", "bad-param", "error", (given: string) => ({
    message: `--param ${quoted(given)} is not of the form NAME=VALUE.`,
    notes: ["For example --param env=prod; the name is that of a `param` in the file."],
  })),
  repeatedParam: define("EMRF0007", "repeated-param", "error", (name: string) => ({
    message: `Param ${quoted(name)} is given twice; only one value can hold.`,
  })),
  unknownParam: define("EMRF0008", "unknown-param", "error", (name: string, nearest: string | null) => ({
    message:
      nearest === null
        ? `No file declares a param ${quoted(name)}.`
        : `No file declares a param ${quoted(name)}; did you mean ${quoted(nearest)}?`,
  })),
  oneOutputForSeveral: define("EMRF0009", "one-output-for-several", "error", (count: number) => ({
    message: `--output takes one file, and this build has ${count}.`,
    notes: ["Name the one file that holds the workflow and one kind for --emit, or leave --output away."],
  })),
  unknownCode: define("EMRF0010", "unknown-code", "error", (given: string, nearest: string | null) => ({
    message:
      nearest === null
        ? `There is no finding ${quoted(given)}.`
        : `There is no finding ${quoted(given)}; did you mean ${quoted(nearest)}?`,
    notes: [
      "A finding has a code such as EMRF2001 and a name; both are shown in square brackets where it is reported.",
    ],
  })),
  nothingToCompare: define("EMRF0011", "nothing-to-compare", "error", () => ({
    message: "--check compares files with their sources, and --output - names no file.",
  })),
  outputIsSource: define("EMRF0012", "output-is-source", "error", (path: string) => ({
    message: `--output ${file(path)} would replace a source file; a state machine belongs in a .json file.`,
  })),
  badBaseline: define("EMRF0013", "bad-baseline", "error", (path: string, problem: string) => ({
    message: `${file(path)} is not a baseline of this emrflow: ${problem}.`,
    notes: [
      "Record the findings of today with --write-baseline; what an older file accepted is then to be reviewed again.",
    ],
  })),
  baselineIsSource: define("EMRF0014", "baseline-is-source", "error", (path: string) => ({
    message: `--write-baseline ${file(path)} would replace a source file; a baseline belongs in a .json file.`,
  })),
  notTogether: define("EMRF0016", "not-together", "error", (one: string, other: string) => ({
    message: `${quoted(one)} means nothing together with ${quoted(other)}. Leave out one of the two.`,
  })),
  noSuchTarget: define(
    "EMRF0017",
    "no-such-target",
    "error",
    (given: string, near: string | null, known: readonly string[]) => ({
      message: `--target is ${quoted(given)}, and no emrflow.yaml here declares such a target${near ? `; did you mean \`${near}\`?` : "."}`,
      notes: known.length > 0 ? [`Targets: ${known.map((name) => quoted(name)).join(", ")}.`] : [],
    }),
  ),
  unknownOutput: define(
    "EMRF0021",
    "unknown-output",
    "error",
    (given: string, near: string | null, known: readonly string[]) => ({
      message: `There is no output ${quoted(given)}${near ? `; did you mean \`${near}\`?` : "."}`,
      notes: [`Outputs: ${known.map((name) => quoted(name)).join(", ")}.`],
    }),
  ),
  badJobs: define("EMRF0022", "bad-jobs", "error", (given: string, most: number) => ({
    message: `--jobs is ${quoted(given)}, and must be a whole number from 1 to ${most}.`,
  })),
  whichWorkflow: define(
    "EMRF0015",
    "which-workflow",
    "error",
    (wanted: string | null, known: readonly string[], near: string | null) => ({
      message:
        wanted === null
          ? `There ${known.length === 0 ? "is no workflow" : `are ${known.length} workflows`} here, so name the one that is meant.`
          : known.includes(wanted)
            ? `Several workflows are called ${quoted(wanted)}. Name the file of the one that is meant.`
            : `There is no workflow ${quoted(wanted)} here${near ? `; did you mean \`${near}\`?` : "."}`,
      notes: known.length > 0 ? [`Workflows: ${known.map((name) => quoted(name)).join(", ")}.`] : [],
    }),
  ),
  badWorkflowName: define("EMRF0051", "bad-workflow-name", "error", (given: string, suggestion: string | null) => ({
    message: `The first workflow cannot be named ${quoted(given)}${suggestion === null ? "." : `; how about ${quoted(suggestion)}?`}`,
    notes: [
      "A name is made of letters from a to z, digits and `_`, begins with no digit, and is no word of the language.",
    ],
  })),
  badBucketName: define("EMRF0052", "bad-bucket-name", "error", (given: string, suggestion: string | null) => ({
    message: `An S3 bucket cannot be named ${quoted(given)}${suggestion === null ? "." : `; did you mean ${quoted(suggestion)}?`}`,
    notes: ["A bucket's name has 3 to 63 letters in lower case, digits, dots and hyphens; no s3:// and no folder."],
  })),
  workflowNameTaken: define("EMRF0053", "workflow-name-taken", "error", (name: string, path: string) => ({
    message: `The state machine of workflow ${quoted(name)} would replace ${file(path)}, which belongs to something else. Choose another name with --name.`,
  })),
  notUtf8: define("EMRF0101", "not-utf-8", "error", (path: string, line: number) => ({
    message: `${file(path)} is not UTF-8: line ${line} holds bytes that are no character. Save the file as UTF-8.`,
  })),
  noWorkflow: define("EMRF0102", "no-workflow", "error", (path: string) => ({
    message: `There is no workflow in ${file(path)}, so there is nothing to build.`,
    notes: [
      "Workflows are looked for in files that end in .emrflow; node_modules and folders that begin with a dot are skipped.",
    ],
  })),
  sameOutput: define("EMRF0103", "same-output", "error", (workflow: string, output: string, other: string) => ({
    message: `Workflow ${quoted(workflow)} would be written to ${file(output)}, as would workflow ${other}. Rename one, or move it to another folder.`,
    label: "the second with this output",
    notes: ["Names that differ only in upper and lower case are one file on macOS and Windows."],
  })),
  outputDiffers: define(
    "EMRF0104",
    "output-differs",
    "error",
    (output: string, missing: boolean, writer: string | null) => ({
      message: missing
        ? `${file(output)} is missing. Run emrflow build and commit it.`
        : `${file(output)} is not what its source says. Run emrflow build and commit the change.`,
      notes: writer === null ? [] : [`It was written by emrflow ${printable(writer)}, another version than this one.`],
    }),
  ),
};

/** Paths are shown whole: a cut one cannot be found. */
function file(path: string): string {
  return quoted(path, 4096);
}
