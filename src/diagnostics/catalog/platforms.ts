/** EMRF504x: what a platform has and has not. */
import { quoted } from "../../text/printable.js";
import type { Span } from "../../text/span.js";
import { define } from "../define.js";
import type { Fix } from "../diagnostic.js";
import { withFix } from "../fixes.js";

export const platforms = {
  notResizable: define("EMRF5051", "not-resizable", "error", (platform: string, others: readonly string[]) => ({
    message: `\`${platform}\` has no nodes of its own to resize, only clusters of ${listed(others, "and")} have. Remove this, or set the capacity in the cluster's block.`,
    label: `not on \`${platform}\``,
  })),
  kindElsewhere: define(
    "EMRF5040",
    "kind-not-on-platform",
    "error",
    (kind: string, platform: string, others: readonly string[], cluster: Span) => ({
      message: `\`${platform}\` runs no \`${kind}\` steps. Run the step on a cluster of ${listed(others, "or")}.`,
      label: `not on \`${platform}\``,
      related: [{ start: cluster.start, end: cluster.end, message: "the cluster" }],
    }),
  ),
  settingElsewhere: define(
    "EMRF5041",
    "setting-not-on-platform",
    "error",
    (setting: string, platform: string, others: readonly string[]) => ({
      message: `\`${platform}\` has no \`${setting}\`, unlike ${listed(others, "and")}. Leave it out here.`,
      label: `not on \`${platform}\``,
    }),
  ),
  noJobRole: define("EMRF5042", "no-job-role", "error", (cluster: string) => ({
    message: `Nothing says with which role this step runs. Give \`job_role\` on cluster ${quoted(cluster)}, or \`role\` here.`,
    label: "has no role",
  })),
  platformsDiffer: define("EMRF5043", "platforms-differ", "error", (then: string, other: string) => ({
    message: `One template of this choice is for \`${then}\`, the other for \`${other}\`, and a run cannot choose between platforms. Choose by a \`param\`, which is known when the file is compiled.`,
    label: "two platforms",
  })),
  noEffectBorrowed: define("EMRF5044", "no-effect-when-borrowed", "error", (setting: string, borrowing: string) => ({
    message: `\`${setting}\` has no effect beside \`${borrowing}\`, by which nothing is made. Leave one of the two out.`,
    label: `no effect beside \`${borrowing}\``,
  })),
  otherType: define(
    "EMRF5045",
    "other-type-of-application",
    "error",
    (kind: string, cluster: string, type: string) => ({
      message: `Application ${quoted(cluster)} runs ${type}, and a \`${kind}\` step needs another one. Make a second \`serverless\` cluster for it.`,
      label: `the application runs ${type}`,
    }),
  ),
  neverStarted: define("EMRF5046", "application-never-started", "error", (cluster: string) => ({
    message: `Neither the workflow nor a job starts application ${quoted(cluster)}, so no step can run. Leave \`start\` or \`auto_start\` out.`,
    label: "never started",
  })),
  imageTwice: define("EMRF5048", "image-twice", "error", () => ({
    message:
      "`image` is for all workers, `worker_images` for each type of them; EMR Serverless takes one of the two. Remove one.",
    label: "two kinds of images",
  })),
  otherWorkers: define("EMRF5049", "other-workers", "error", (worker: string, cluster: string, type: string) => ({
    message: `Application ${quoted(cluster)} runs ${type}, which has no workers of the type \`${worker}\`. Leave it out.`,
    label: `none for ${type}`,
  })),
  missingImages: define("EMRF5050", "missing-worker-images", "error", (missing: readonly string[]) => ({
    message: `\`worker_images\` wants an image for every type of workers, and ${listed(missing, "and")} ${missing.length === 1 ? "has" : "have"} none. Add ${missing.length === 1 ? "it" : "them"}, or use \`image\`.`,
    label: "not for all workers",
  })),
  noImageOfRelease: define("EMRF5047", "release-without-image", "error", (label: string, fix: Fix | null) => ({
    message: `On EKS a release says which image of it: ${quoted(label)} is none. Write \`${label}-latest\`, or its date.`,
    label: "which image?",
    ...withFix(fix),
  })),
};

function listed(names: readonly string[], last: "and" | "or"): string {
  const shown = names.map((name) => `\`${name}\``);
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} ${last} ${shown.at(-1)}`;
}
