/** EMRF5xxx: AWS's rules. What AWS may have added since the facts were collected is a warning. */
import { quoted } from "../../text/printable.js";
import type { Span } from "../../text/span.js";
import { define } from "../define.js";
import { withFix } from "../fixes.js";
import type { Fix } from "../diagnostic.js";

export const aws = {
  badRequest: define("EMRF5001", "bad-request", "error", (field: string, expected: string) => ({
    message: `EMR would refuse \`${field}\` as it is. Give ${expected}.`,
    label: `expected ${expected}`,
  })),
  unknownField: define(
    "EMRF5002",
    "unknown-api-field",
    "warning",
    (field: string, inside: string, near: string | null, asOf: string, fix: Fix | null) => ({
      message: `${inside} has no field ${quoted(field)} in AWS's model of ${asOf}. ${near ? `Did you mean \`${near}\`?` : "If AWS added it since, Step Functions may still refuse it."}`,
      label: near ? `did you mean \`${near}\`?` : "not known",
      ...withFix(fix),
    }),
  ),
  unverifiedField: define("EMRF5003", "unverified-field", "warning", (field: string) => ({
    message: `EMR takes \`${field}\`, but nobody saw Step Functions take it. Try it with ValidateStateMachineDefinition before you rely on it.`,
    label: "may be refused when deployed",
  })),
  unknownValue: define("EMRF5004", "unknown-api-value", "warning", (field: string, expected: string) => ({
    message: `\`${field}\` is not one of the values in AWS's model. Give ${expected}, or silence this if AWS added the value since.`,
    label: "not known",
  })),
  missingField: define("EMRF5005", "missing-api-field", "error", (field: string, inside: string) => ({
    message: `EMR wants \`${field}\` in ${inside}. Add it.`,
    label: `\`${field}\` is missing`,
  })),
  givenByBoth: define("EMRF5006", "given-by-setting-and-api", "error", (field: string) => ({
    message: `\`${field}\` is given by a setting, and again here. Keep one of the two.`,
    label: "given twice",
  })),
  protectedByApi: define("EMRF5007", "protected-by-api", "error", () => ({
    message:
      "EMR refuses to terminate a protected cluster, so it would outlive the run. Write the setting `protect: true`, with which protection is taken off first.",
    label: "protects the cluster, also from its own end",
  })),
  badRelease: define("EMRF5010", "bad-release", "error", (label: string) => ({
    message: `${quoted(label)} is not spelled like an EMR release. Write one like \`emr-7.13.0\`.`,
    label: "not a release",
  })),
  unknownRelease: define(
    "EMRF5011",
    "unknown-release",
    "warning",
    (label: string, asOf: string, near: string | null, fix: Fix | null) => ({
      message: `${quoted(label)} is not among the releases known on ${asOf}.${near ? ` Did you mean \`${near}\`?` : ""}`,
      label: near ? `did you mean \`${near}\`?` : "not known",
      ...withFix(fix),
    }),
  ),
  endOfSupport: define("EMRF5012", "release-out-of-support", "warning", (label: string, until: string) => ({
    message: `AWS's standard support for ${quoted(label)} ended on ${until}. Move to a newer release.`,
    label: `supported until ${until}`,
  })),
  releaseLacks: define("EMRF5013", "release-lacks-feature", "error", (label: string, what: string, since: string) => ({
    message: `Release ${quoted(label)} has no ${what}; it came with ${since}. Use a newer release, or leave the setting out.`,
    label: `needs ${since}`,
  })),
  unknownApplication: define(
    "EMRF5014",
    "unknown-application",
    "warning",
    (name: string, near: string | null, fix: Fix | null) => ({
      message: `${quoted(name)} is not an application that EMR is known to have.${near ? ` Did you mean \`${near}\`?` : ""}`,
      label: near ? `did you mean \`${near}\`?` : "not known",
      ...withFix(fix),
    }),
  ),
  applicationGone: define("EMRF5015", "application-not-in-release", "error", (name: string, label: string) => ({
    message: `Release ${quoted(label)} has no ${name}. Use a release that has it, or leave it out.`,
    label: `not in ${label}`,
  })),
  applicationMissing: define(
    "EMRF5016",
    "application-missing",
    "error",
    (kind: string, application: string, cluster: string, listed: Span) => ({
      message: `A \`${kind}\` step needs ${application}, which cluster ${quoted(cluster)} does not install. Add "${application}" to its \`applications\`.`,
      label: `needs ${application}`,
      related: [{ start: listed.start, end: listed.end, message: "the cluster's applications" }],
    }),
  ),
  unknownInstanceType: define(
    "EMRF5017",
    "unknown-instance-type",
    "warning",
    (name: string, asOf: string, near: string | null, fix: Fix | null) => ({
      message: `${quoted(name)} is not among the instance types that EMR was known to take on ${asOf}.${near ? ` Did you mean \`${near}\`?` : ""}`,
      label: near ? `did you mean \`${near}\`?` : "not known",
      ...withFix(fix),
    }),
  ),
  instanceTypeNotInRelease: define(
    "EMRF5018",
    "instance-type-not-in-release",
    "error",
    (name: string, label: string) => ({
      message: `Release ${quoted(label)} does not take instance type ${quoted(name)}. Use another type or a newer release.`,
      label: `not in ${label}`,
    }),
  ),
  fleetAndGroup: define("EMRF5020", "fleet-and-group", "error", (what: string) => ({
    message: `${what} mixes an instance fleet (\`types\`) with an instance group (\`type\`). A cluster has fleets or groups, not both.`,
    label: "fleet or group, not both",
  })),
  nodeWithoutType: define("EMRF5021", "node-without-type", "error", (name: string) => ({
    message: `\`${name}\` does not say what its instances are. Give \`types: […]\` for a fleet, or \`type\` and \`count\` for a group.`,
    label: "no instance type",
  })),
  primaryCapacity: define("EMRF5022", "primary-capacity", "error", () => ({
    message:
      "A fleet for `primary` has exactly one instance: `on_demand: 1` or `spot: 1`. Leave both out for one On-Demand instance.",
    label: "must be exactly 1",
  })),
  noCapacity: define("EMRF5023", "no-capacity", "error", (name: string) => ({
    message: `The fleet \`${name}\` asks for no instance. Give \`on_demand\` or \`spot\` a number above 0.`,
    label: "no capacity",
  })),
  tooMany: define("EMRF5024", "too-many", "error", (what: string, count: number, most: number) => ({
    message: `There are ${count} ${what}, and EMR takes ${most} at the most. Leave some out.`,
    label: `at the most ${most}`,
  })),
  bidTwice: define("EMRF5025", "bid-twice", "error", () => ({
    message: "`bid` and `bid_percentage` exclude each other. Keep one of the two.",
    label: "given twice",
  })),
  notInTypes: define("EMRF5026", "not-in-types", "error", (setting: string, type: string) => ({
    message: `\`${setting}\` names ${quoted(type)}, which is not in \`types\`. Add it there, or remove it here.`,
    label: "not in `types`",
  })),
  scalingRange: define("EMRF5027", "scaling-range", "error", (min: number, max: number) => ({
    message: `\`min\` is ${min} and \`max\` is ${max}. The least must not be above the most.`,
    label: "min > max",
  })),
  scalingTwice: define("EMRF5028", "scaling-twice", "error", () => ({
    message: "`scaling` manages the whole cluster, `auto_scaling` one group; EMR takes one of the two. Remove one.",
    label: "two kinds of scaling",
  })),
  groupSubnets: define("EMRF5029", "group-subnets", "error", (count: number) => ({
    message: `Instance groups run in one subnet, and ${count} are given. Keep one, or use fleets, which choose among several.`,
    label: "one subnet",
  })),
  kerberosWithoutConfiguration: define("EMRF5030", "kerberos-without-security-configuration", "error", () => ({
    message: "`kerberos` works only with a `security_configuration` that asks for it. Add one.",
    label: "needs `security_configuration`",
  })),
  awsTag: define("EMRF5031", "reserved-tag", "error", (key: string) => ({
    message: `Tag ${quoted(key)} begins with \`aws:\` or \`emrflow:\`, which are reserved. Choose another key.`,
    label: "reserved",
  })),
  actionWithConcurrency: define(
    "EMRF5032",
    "action-on-failure-with-concurrency",
    "error",
    (action: string, concurrency: number) => ({
      message: `EMR refuses \`action_on_failure: "${action}"\` on a cluster that runs ${concurrency} steps at once. Leave it out: the workflow owns the failure.`,
      label: "needs a concurrency of 1",
    }),
  ),
  roleWithoutConfiguration: define("EMRF5033", "role-without-security-configuration", "error", (cluster: string) => ({
    message: `A step's \`role\` needs a \`security_configuration\` on cluster ${quoted(cluster)} that allows execution roles. Add one.`,
    label: "needs `security_configuration`",
  })),
  tooLong: define("EMRF5034", "too-long-for-emr", "error", (length: number, most: number) => ({
    message: `The arguments of this job have ${length} characters together, and EMR takes ${most}. Put what is long in a file on S3.`,
    label: `at the most ${most} characters`,
  })),
  tooWide: define("EMRF5035", "too-many-steps-at-once", "error", (count: number, most: number) => ({
    message: `Up to ${count} steps run or wait at once on this cluster, and EMR takes ${most}. Split the work.`,
    label: `at the most ${most}`,
  })),
  unknownClassification: define(
    "EMRF5037",
    "unknown-classification",
    "warning",
    (name: string, release: string, near: string | null) => ({
      message: `${quoted(name)} is not a configuration classification of ${release}, and EMR may ignore or refuse it.${near ? ` Did you mean \`${near}\`?` : " Check its spelling."}`,
      label: near ? `did you mean \`${near}\`?` : "not known",
    }),
  ),
  wholeUnits: define("EMRF5036", "whole-units", "error", (setting: string, unit: string) => ({
    message: `\`${setting}\` is counted in whole ${unit}. Choose a multiple.`,
    label: `not whole ${unit}`,
  })),
};
