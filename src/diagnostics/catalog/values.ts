/** EMRF3xxx: values, types and units. */
import { capitalized } from "../../text/capitalized.js";
import { quoted } from "../../text/printable.js";
import { define } from "../define.js";
import { withFix } from "../fixes.js";
import type { Fix } from "../diagnostic.js";

export const values = {
  wrongType: define(
    "EMRF3001",
    "wrong-type",
    "error",
    (what: string, expected: string, found: string, fix: Fix | null = null) => ({
      message: `${what} wants ${expected}, but this is ${found}.`,
      label: `wants ${expected}`,
      ...withFix(fix),
    }),
  ),
  missingUnit: define(
    "EMRF3002",
    "missing-unit",
    "error",
    (what: string, unit: "duration" | "size", examples: string, fix: Fix | null) => ({
      message: `${what} wants a ${unit} with its unit, like ${examples}.`,
      label: "a bare number has no unit",
      ...withFix(fix),
    }),
  ),
  mayBeMissing: define("EMRF3003", "may-be-missing", "error", (text: string) => ({
    message: `${quoted(text)} may be missing in a run. Give what to use instead: \`${text.length < 40 ? text : "…"} ?? other\`.`,
    label: "may be missing",
  })),
  badOperands: define(
    "EMRF3004",
    "bad-operands",
    "error",
    (operator: string, left: string, right: string, hint: string | null) => ({
      message: `\`${operator}\` cannot take ${left} and ${right}.${hint ? ` ${hint}` : ""}`,
      label: `${left} ${operator} ${right}`,
    }),
  ),
  notInterpolable: define("EMRF3005", "not-interpolable", "error", (type: string, hint: string) => ({
    message: `${capitalized(type)} has no one spelling as text. ${hint}`,
    label: `this is ${type}`,
  })),
  noMember: define(
    "EMRF3006",
    "no-member",
    "error",
    (member: string, type: string, near: string | null, known: readonly string[]) => ({
      message: `${type} has no member ${quoted(member)}. ${near ? `Did you mean \`${near}\`?` : known.length > 0 ? `It has ${known.map((name) => `\`${name}\``).join(", ")}.` : "It has no members."}`,
      label: near ? `did you mean \`${near}\`?` : "no such member",
    }),
  ),
  notIndexable: define("EMRF3007", "not-indexable", "error", (text: string, type: string) => ({
    message: `${quoted(text)} is ${type}, and only a list or a map takes an index.`,
    label: "takes no index",
  })),
  wrongArgumentCount: define(
    "EMRF3008",
    "wrong-argument-count",
    "error",
    (name: string, { least, most }: { readonly least: number; readonly most: number }, given: number) => {
      const wanted = least === most ? String(most) : `${least} or ${most}`;
      return {
        message: `\`${name}\` takes ${wanted} ${most === 1 ? "argument" : "arguments"}, and ${given} ${given === 1 ? "is" : "are"} given.`,
        label: `takes ${wanted}`,
      };
    },
  ),
  duplicateKey: define("EMRF3009", "duplicate-key", "error", (key: string, first: { start: number; end: number }) => ({
    message: `${quoted(key)} stands twice in one block. Keep one of the two.`,
    label: "given again",
    related: [{ start: first.start, end: first.end, message: "first given here" }],
  })),
  unknownSetting: define(
    "EMRF3010",
    "unknown-setting",
    "error",
    (key: string, owner: string, near: string | null, known: readonly string[], fix: Fix | null) => ({
      message: `${owner} has no setting ${quoted(key)}. ${near ? `Did you mean \`${near}\`?` : `It takes ${known.map((name) => `\`${name}\``).join(", ")}.`}`,
      label: near ? `did you mean \`${near}\`?` : "no such setting",
      ...withFix(fix),
    }),
  ),
  missingSetting: define("EMRF3011", "missing-setting", "error", (owner: string, setting: string, example: string) => ({
    message: `${owner} needs \`${setting}\`. Add \`${setting}: ${example}\`.`,
    label: `\`${setting}\` is missing`,
  })),
  notABlock: define("EMRF3012", "not-a-block", "error", (setting: string, shape: string) => ({
    message: `\`${setting}\` must be written out as ${shape}; only the values in it can come from a run.`,
    label: `wants ${shape}`,
  })),
  notConstant: define("EMRF3013", "not-constant", "error", (what: string) => ({
    message: `${what} must be known when the file is compiled, so it can use params and constants only.`,
    label: "known only in a run",
  })),
  outOfRange: define("EMRF3014", "out-of-range", "error", (what: string, value: string, range: string) => ({
    message: `${what} is ${value}, and must be ${range}.`,
    label: `must be ${range}`,
  })),
  badParam: define("EMRF3015", "param-does-not-fit", "error", (name: string, given: string, expected: string) => ({
    message: `The value given for \`${name}\` is ${quoted(given)}, and must be ${expected}.`,
    label: `must be ${expected}`,
  })),
  missingParam: define("EMRF3016", "missing-param", "error", (name: string) => ({
    message: `\`${name}\` has no default and was not given. Compile with \`--param ${name}=VALUE\`, or write a default after \`=\`.`,
    label: "has no value",
  })),
  badPattern: define("EMRF3017", "bad-pattern", "error", (pattern: string, problem: string) => ({
    message: `The pattern ${quoted(pattern)} ${problem}`,
    label: "this pattern",
  })),
  slowPattern: define("EMRF3018", "slow-pattern", "error", (pattern: string) => ({
    message: `The pattern ${quoted(pattern)} can take longer than the second that Step Functions allows. Let no repeated part match the same text in two ways.`,
    label: "may run for very long",
  })),
  wrongInputConstraint: define(
    "EMRF3019",
    "wrong-input-constraint",
    "error",
    (constraint: string, wanted: string, type: string) => ({
      message: `\`${constraint}\` goes with ${wanted}, and this field is ${type}.`,
      label: `not for ${type}`,
    }),
  ),
  defaultRefused: define("EMRF3020", "default-refused", "error", (value: string, constraint: string) => ({
    message: `The default ${quoted(value)} does not satisfy the field's own \`${constraint}\`. Change one of the two.`,
    label: `refused by \`${constraint}\``,
  })),
  notExactlyOne: define(
    "EMRF3022",
    "not-exactly-one",
    "error",
    (owner: string, settings: readonly string[], given: number) => ({
      message: `${owner} takes exactly one of ${settings.map((name) => `\`${name}\``).join(" and ")}, and ${given === 0 ? "none" : "more than one"} is given. ${given === 0 ? "Add one." : "Keep one."}`,
      label: given === 0 ? "one is missing" : "one too many",
    }),
  ),
  argumentRefused: define("EMRF3023", "argument-refused", "error", (name: string, problem: string) => ({
    message: `\`${name}\` cannot take this. ${problem}`,
    label: `\`${name}\` cannot take this`,
  })),
  neverOfType: define(
    "EMRF3024",
    "never-of-type",
    "error",
    (text: string, found: string, wanted: string, hint: string | null) => ({
      message: `\`${text}\` is ${found}, and never ${wanted}.${hint ? ` ${hint}` : ""}`,
      label: `never ${wanted}`,
    }),
  ),
  emptyText: define("EMRF3021", "empty-text", "error", (what: string) => ({
    message: `${what} must not be empty.`,
    label: "is empty",
  })),
};
