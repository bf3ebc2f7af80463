/** EMRF2xxx: names and what they stand for. */
import { quoted } from "../../text/printable.js";
import type { Span } from "../../text/span.js";
import { define } from "../define.js";
import { withFix } from "../fixes.js";
import type { Fix } from "../diagnostic.js";

export const names = {
  unknownName: define("EMRF2001", "unknown-name", "error", (name: string, near: string | null, fix: Fix | null) => ({
    message: `Nothing is called ${quoted(name)} here.${near ? ` Did you mean \`${near}\`?` : " Declare it with `param`, `let` or `input`, or quote it if it is text."}`,
    label: near ? `did you mean \`${near}\`?` : "not known here",
    ...withFix(fix),
  })),
  duplicateName: define("EMRF2002", "duplicate-name", "error", (name: string, first: Span) => ({
    message: `${quoted(name)} is declared twice. Give one of the two another name.`,
    label: "declared again",
    related: [{ start: first.start, end: first.end, message: "first declared here" }],
  })),
  reservedName: define("EMRF2003", "built-in-name", "error", (name: string) => ({
    message: `${quoted(name)} always stands for what a run brings along. Choose another name.`,
    label: "a built-in name",
  })),
  unknownPlatform: define(
    "EMRF2004",
    "unknown-platform",
    "error",
    (name: string, near: string | null, known: readonly string[], fix: Fix | null) => ({
      message: `There is no platform ${quoted(name)}. ${near ? `Did you mean \`${near}\`?` : `This version has ${known.map((each) => `\`${each}\``).join(", ")}.`}`,
      label: "no such platform",
      ...withFix(fix),
    }),
  ),
  unknownKind: define(
    "EMRF2005",
    "unknown-kind",
    "error",
    (name: string, near: string | null, known: readonly string[], fix: Fix | null) => ({
      message: `There is no step kind ${quoted(name)}. ${near ? `Did you mean \`${near}\`?` : `This version has ${known.map((each) => `\`${each}\``).join(", ")}.`}`,
      label: "no such kind",
      ...withFix(fix),
    }),
  ),
  unknownNodes: define(
    "EMRF2021",
    "unknown-nodes",
    "error",
    (name: string, known: readonly string[], near: string | null, fix: Fix | null) => ({
      message: `There are no nodes ${quoted(name)} to resize. ${near ? `Did you mean \`${near}\`?` : `Those are ${known.map((each) => `\`${each}\``).join(" and ")}.`}`,
      label: "no such nodes",
      ...withFix(fix),
    }),
  ),
  unknownWorkflow: define(
    "EMRF2020",
    "unknown-workflow",
    "error",
    (name: string, near: string | null, fix: Fix | null) => ({
      message: `There is no workflow ${quoted(name)} in this file. ${near ? `Did you mean \`${near}\`?` : "Declare it, or import it from its file."}`,
      label: "no such workflow",
      ...withFix(fix),
    }),
  ),
  unknownType: define("EMRF2006", "unknown-type", "error", (name: string, near: string | null, fix: Fix | null) => ({
    message: `There is no type ${quoted(name)}. ${near ? `Did you mean \`${near}\`?` : "Types are `string`, `number`, `integer`, `boolean`, `duration`, `size`, `timestamp`, `json`, `list<T>`, `map<T>`, records and ids."}`,
    label: "no such type",
    ...withFix(fix),
  })),
  unknownFunction: define(
    "EMRF2007",
    "unknown-function",
    "error",
    (name: string, near: string | null, fix: Fix | null) => ({
      message: `There is no function ${quoted(name)}.${near ? ` Did you mean \`${near}\`?` : ""}`,
      label: near ? `did you mean \`${near}\`?` : "no such function",
      ...withFix(fix),
    }),
  ),
  notACluster: define("EMRF2008", "not-a-cluster", "error", (name: string, what: string) => ({
    message: `${quoted(name)} is ${what}, not a cluster. A step runs \`on\` a cluster, and only a cluster is terminated or kept.`,
    label: "not a cluster",
  })),
  unknownErrorName: define(
    "EMRF2009",
    "unknown-error-name",
    "error",
    (name: string, near: string | null, fix: Fix | null) => ({
      message: `${quoted(name)} is not one of the error names of Step Functions. ${near ? `Did you mean \`${near}\`?` : "Put an error name of your own or of a service in quotes."}`,
      label: "no such error",
      ...withFix(fix),
    }),
  ),
  nameTooLong: define("EMRF2011", "name-too-long", "error", (name: string, most: number) => ({
    message: `${quoted(name)} has ${name.length} characters, and a name may have ${most}. State names are made from it, and Step Functions bounds those.`,
    label: "too long",
  })),
  notAType: define("EMRF2012", "wrong-type-arguments", "error", (name: string, wanted: number) => ({
    message: `\`${name}\` takes ${wanted === 0 ? "no type in `< >`" : "one type in `< >`"}.`,
    label: wanted === 0 ? "takes none" : `like \`${name}<string>\``,
  })),
  unknownIntegration: define(
    "EMRF2013",
    "unknown-integration",
    "error",
    (service: string, near: string | null, known: readonly string[], fix: Fix | null) => ({
      message: `Step Functions has no integration for ${quoted(service)}. ${near ? `Did you mean \`${near}\`?` : `There are ${known.map((each) => `\`${each}\``).join(", ")}, and \`aws-sdk:SERVICE:OPERATION\` for the rest.`}`,
      label: near ? `did you mean \`${near}\`?` : "no such integration",
      ...withFix(fix),
    }),
  ),
  unknownAction: define(
    "EMRF2014",
    "unknown-integration-action",
    "error",
    (service: string, action: string, near: string | null, known: readonly string[], fix: Fix | null) => ({
      message: `The integration \`${service}\` has no action ${quoted(action)}. ${near ? `Did you mean \`${near}\`?` : `It has ${known.map((each) => `\`${each}\``).join(", ")}.`}`,
      label: near ? `did you mean \`${near}\`?` : "no such action",
      ...withFix(fix),
    }),
  ),
  unknownSdkService: define(
    "EMRF2015",
    "unknown-sdk-service",
    "error",
    (service: string, near: string, fix: Fix | null) => ({
      message: `Step Functions knows no SDK service ${quoted(service)}. Did you mean \`${near}\`?`,
      label: `did you mean \`${near}\`?`,
      ...withFix(fix),
    }),
  ),
  unknownOperation: define(
    "EMRF2016",
    "unknown-sdk-operation",
    "error",
    (service: string, operation: string, near: string, fix: Fix | null) => ({
      message: `The service \`${service}\` has no operation ${quoted(operation)}. Did you mean \`${near}\`?`,
      label: `did you mean \`${near}\`?`,
      ...withFix(fix),
    }),
  ),
  newToFacts: define("EMRF2017", "sdk-name-not-in-facts", "warning", (what: string, asOf: string) => ({
    message: `AWS's list of ${asOf} has no ${what}. If AWS added it since, silence this; else the machine cannot be deployed.`,
    label: "not known",
  })),
};
