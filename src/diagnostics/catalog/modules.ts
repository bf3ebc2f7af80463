/** EMRF21xx: imports, and what files share. */
import { quoted } from "../../text/printable.js";
import type { Span } from "../../text/span.js";
import { define } from "../define.js";
import { withFix } from "../fixes.js";
import type { Fix } from "../diagnostic.js";

/** Why there is no text behind a path. */
type Unreadable =
  | { readonly kind: "not-a-module" }
  | { readonly kind: "missing" }
  | { readonly kind: "outside"; readonly root: string }
  | { readonly kind: "failed"; readonly reason: string };

export const modules = {
  unreadableImport: define("EMRF2101", "unreadable-import", "error", (path: string, why: Unreadable) => ({
    message: `${quoted(path)} cannot be imported: ${reasonOf(why)}`,
    label: "cannot be read",
  })),
  notExported: define(
    "EMRF2102",
    "not-exported",
    "error",
    (name: string, path: string, near: string | null, fix: Fix | null) => ({
      message: `${quoted(path)} declares nothing called ${quoted(name)}.${near ? ` Did you mean \`${near}\`?` : " Everything at the top of a file can be imported, but nothing that it imports itself."}`,
      label: near ? `did you mean \`${near}\`?` : "not declared there",
      ...withFix(fix),
    }),
  ),
  importCycle: define("EMRF2103", "import-cycle", "error", (files: readonly string[]) => ({
    message: `These files import one another in a circle: ${files.map((file) => quoted(file)).join(" → ")}. Move what they share into a file that imports none of them.`,
    label: "leads back to this file",
  })),
  typeCycle: define("EMRF2104", "type-cycle", "error", (names: readonly string[]) => ({
    message: `This type is made of itself: ${names.map((name) => quoted(name)).join(" → ")}. Use \`json\` where the depth is open.`,
    label: "made of itself",
  })),
  templateCycle: define("EMRF2105", "template-cycle", "error", (names: readonly string[]) => ({
    message: `This template is based on itself: ${names.map((name) => quoted(name)).join(" → ")}. Base one of them on \`ec2\`.`,
    label: "based on itself",
  })),
  notAValue: define("EMRF2106", "not-a-value", "error", (name: string, what: string) => ({
    message: `${quoted(name)} is a ${what}, not a value. ${whereUsed(what)}`,
    label: `a ${what}`,
  })),
  builtInWord: define("EMRF2107", "built-in-word", "error", (name: string, what: string) => ({
    message: `${quoted(name)} is a ${what} of the language. Give yours another name.`,
    label: `a built-in ${what}`,
  })),
  notATemplate: define("EMRF2108", "not-a-template", "error", (name: string, what: string, declared: Span) => ({
    message: `${quoted(name)} is ${what}, not a template or a platform. Declare settings to share with \`template ${name} = ec2 { … }\`.`,
    label: "no template",
    related: [{ start: declared.start, end: declared.end, message: "declared here" }],
  })),
  badChoice: define("EMRF2109", "bad-template-choice", "error", () => ({
    message: "Between `?` and the block stand two names of templates, with `:` between them, or choices like this one.",
    label: "no template",
  })),
  choicesDiffer: define("EMRF2110", "choices-differ", "error", (setting: string) => ({
    message: `\`${setting}\` shapes what comes after the cluster, so it must be the same in every template of a choice. Give it in the cluster's own block.`,
    label: `\`${setting}\` differs`,
  })),
  choiceShapes: define("EMRF2115", "choice-shapes-differ", "error", (fields: readonly string[]) => ({
    message: `Only some templates of this choice give ${fields.map((field) => `\`${field}\``).join(", ")}, and which fields a request has cannot be chosen by a run. Give them in each template or in the cluster's own block, in the same form.`,
    label: "the templates give other fields",
  })),
  externType: define("EMRF2111", "extern-type", "error", (type: string) => ({
    message: `An \`extern param\` is text that is put in when the machine is deployed, and ${type} is none. Declare it as \`string\`, or leave \`extern\` out.`,
    label: "must be a kind of text",
  })),
  externDefault: define("EMRF2112", "extern-default", "error", (fix: Fix) => ({
    message:
      "An `extern param` gets its value when the machine is deployed. Leave the default to the template that deploys it.",
    label: "is never used",
    fixes: [fix],
  })),
  externGiven: define("EMRF2113", "extern-given", "error", (name: string) => ({
    message: `${quoted(name)} is an \`extern param\`, whose value is put in when the machine is deployed, and one was given to the compiler too. Leave out one of the two.`,
    label: "declared `extern` here",
  })),
  placeholderText: define("EMRF2114", "placeholder-in-text", "error", (name: string) => ({
    message: `This text holds \`\${${name}}\` as it is, and the value of \`extern param ${name}\` would be put in its place when the machine is deployed. Give the param another name.`,
    label: "would be replaced",
  })),
};

function reasonOf(why: Unreadable): string {
  switch (why.kind) {
    case "not-a-module":
      return "a path begins with `./` or `../` and ends in `.emrflow`.";
    case "missing":
      return "there is no such file.";
    case "outside":
      return `it is outside of the project, whose folder is ${quoted(why.root, 4096)}.`;
    case "failed":
      return `${why.reason}.`;
  }
}

function whereUsed(what: string): string {
  switch (what) {
    case "type":
      return "A type stands behind `:`.";
    case "template":
      return "A template stands before a cluster's block: `cluster NAME = TEMPLATE { … }`.";
    default:
      return "Nothing reads it.";
  }
}
