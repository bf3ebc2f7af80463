/** EMRF4xxx: what runs when, and how long things live. */
import { quoted } from "../../text/printable.js";
import type { Span } from "../../text/span.js";
import { define } from "../define.js";
import { withFix } from "../fixes.js";
import type { Fix, Related } from "../diagnostic.js";

const near = (at: Span, message: string): Related => ({ start: at.start, end: at.end, message });

export const flow = {
  readBeforeExists: define("EMRF4001", "read-before-it-exists", "error", (name: string, declared: Span) => ({
    message: `${quoted(name)} is used before it exists. Move this below the place where it is made.`,
    label: "not there yet",
    related: [near(declared, "it comes into being here")],
  })),
  readFromSibling: define("EMRF4002", "read-from-sibling", "error", (name: string, declared: Span) => ({
    message: `${quoted(name)} belongs to another branch of this \`parallel\`, which runs at the same time. Read it after the block, or put both in one branch.`,
    label: "runs at the same time",
    related: [near(declared, "made in this branch")],
  })),
  clusterLeak: define("EMRF4003", "cluster-may-leak", "error", (name: string, end: Span, fix: Fix | null) => ({
    message: `Cluster ${quoted(name)} may be left running: no \`terminate ${name}\` or \`keep ${name}\` follows in its block. Add one of them after its last step.`,
    label: "1. starts here, and costs from now on",
    related: [near(end, `2. the block ends here, and \`${name}\` is still alive`)],
    ...withFix(fix),
  })),
  useAfterEnd: define(
    "EMRF4004",
    "use-after-terminate",
    "error",
    (name: string, ended: Span, how: "terminated" | "kept") => ({
      message:
        how === "terminated"
          ? `Cluster ${quoted(name)} is terminated before this step. Move the step above its \`terminate\`.`
          : `Cluster ${quoted(name)} is given out of hand by \`keep\` before this step. Move the step above its \`keep\`.`,
      label: `\`${name}\` is ${how === "terminated" ? "gone" : "no longer owned"} here`,
      related: [near(ended, how === "terminated" ? "terminated here" : "kept here")],
    }),
  ),
  endedTwice: define("EMRF4005", "terminated-twice", "error", (name: string, first: Span) => ({
    message: `${quoted(name)} is terminated or kept twice. Keep one of the two.`,
    label: "again",
    related: [near(first, "first here")],
  })),
  endedElsewhere: define(
    "EMRF4006",
    "terminated-elsewhere",
    "error",
    (name: string, word: "terminate" | "keep", made: Span) => ({
      message: `\`${word} ${name}\` must stand in the block in which ${quoted(name)} is made. Move it there, after the cluster's last use.`,
      label: "another block than the cluster's",
      related: [near(made, `\`${name}\` is made here`)],
    }),
  ),
  endedOutOfOrder: define(
    "EMRF4007",
    "terminated-out-of-order",
    "error",
    (name: string, inner: string, made: Span) => ({
      message: `Clusters nest: ${quoted(inner)} was made after ${quoted(name)}, so it is terminated first. Move \`terminate ${inner}\` above this line.`,
      label: `\`${inner}\` is still open`,
      related: [near(made, `\`${inner}\` is made here`)],
    }),
  ),
  outsideBlock: define("EMRF4008", "outside-its-block", "error", (name: string, made: Span) => ({
    message: `Cluster ${quoted(name)} lives only in the block in which it is made. Make it before this block, or move the step there.`,
    label: "not alive here",
    related: [near(made, "made in this block")],
  })),
  unreachable: define("EMRF4009", "unreachable-statement", "error", (after: Span) => ({
    message: "This can never run, because what stands before it always ends the run. Remove it, or move it above.",
    label: "never runs",
    related: [near(after, "the run ends here")],
  })),
  notABranch: define(
    "EMRF4010",
    "not-a-branch",
    "error",
    (what: string, where: "above" | "below", fix: Fix | null) => ({
      message: `Each statement of a \`parallel\` is a branch of its own, and \`${what}\` alone does no work. Move it ${where} the block, or wrap it in \`branch { … }\` with what needs it.`,
      label: "not a branch",
      ...withFix(fix),
    }),
  ),
  misplaced: define("EMRF4011", "misplaced-statement", "error", (what: string, where: string) => ({
    message: `\`${what}\` can stand only ${where}. Move it there.`,
    label: "not here",
  })),
  givenTwice: define("EMRF4012", "given-twice", "error", (what: string, first: Span) => ({
    message: `A workflow has one \`${what}\`. Put the two together.`,
    label: "a second one",
    related: [near(first, "the first one")],
  })),
  emptyBlock: define("EMRF4013", "empty-block", "error", (what: string) => ({
    message: `This \`${what}\` holds nothing to do. Add a statement, or remove it.`,
    label: "empty",
  })),
  retryExceedsTimeout: define("EMRF4014", "retry-exceeds-timeout", "error", (needs: string, allowed: string) => ({
    message: `All tries and pauses of this \`retry\` can take ${needs}, longer than the workflow's \`timeout\` of ${allowed}. Lower \`times\`, \`wait\` or the step's \`timeout\`.`,
    label: `up to ${needs}`,
  })),
  neverMatches: define("EMRF4015", "never-matches", "error", (name: string, by: Span) => ({
    message: `${quoted(name)} was matched before, so this can never be used. Put the narrower one first.`,
    label: "never matches",
    related: [near(by, "everything of the kind ends here")],
  })),
  allNotAlone: define("EMRF4016", "all-not-alone", "error", (word: "retry" | "catch") => ({
    message: `\`ALL\` must stand alone in its list and in the last \`${word}\`. Step Functions refuses it elsewhere.`,
    label: "not alone or not last",
  })),
  uncatchableError: define("EMRF4017", "uncatchable-error", "error", (name: string) => ({
    message: `Nothing in a state machine can catch or retry ${quoted(name)}, so naming it does nothing. Remove it.`,
    label: "cannot be retried",
  })),
  reservedError: define("EMRF4018", "reserved-error", "error", (name: string) => ({
    message: `${quoted(name)} is an error that Step Functions or the compiled workflow raises by itself. Choose another name.`,
    label: "not yours to raise",
  })),
  keptInRetry: define("EMRF4020", "kept-in-retry", "error", (name: string) => ({
    message: `Each try of the \`retry\` around it would leave another cluster ${quoted(name)} running. Terminate it in any case, or make it outside the \`retry\`.`,
    label: "left by each try",
  })),
  constantCondition: define("EMRF4021", "constant-condition", "warning", (value: boolean) => ({
    message: value
      ? "This condition always holds. Remove the `if`, or ask for something that a run decides."
      : "This condition never holds. Remove the block, or ask for something that a run decides.",
    label: `always ${String(value)}`,
  })),
  bareTry: define("EMRF4022", "bare-try", "error", () => ({
    message: "A `try` needs a `catch` or a `finally`: without them it changes nothing. Add one, or remove the `try`.",
    label: "nothing follows a failure",
  })),
  neverRaised: define("EMRF4023", "never-raised", "error", (name: string) => ({
    message: `${quoted(name.replace(/^States\./, ""))} is raised only by machines in JSONPath, and emrflow writes JSONata. Remove it.`,
    label: "never raised here",
  })),
  onlyInArm: define("EMRF4024", "only-in-one-arm", "error", (name: string, declared: Span) => ({
    message: `${quoted(name)} exists only if the run takes the way on which it is made. Make it on every way, or use it there.`,
    label: "may not exist",
    related: [near(declared, "made on this way only")],
  })),
  onlyInLoop: define("EMRF4025", "only-in-loop", "error", (name: string, declared: Span) => ({
    message: `${quoted(name)} is made anew in each turn of the loop, and is gone after it. Collect values with \`for … as NAME\` and \`yield\`.`,
    label: "gone after the loop",
    related: [near(declared, "made in the loop")],
  })),
  fromFailedBlock: define("EMRF4026", "from-failed-block", "error", (name: string, declared: Span) => ({
    message: `${quoted(name)} may not exist here, because the \`try\` may have failed before it was made. Make it above the \`try\`.`,
    label: "may not exist",
    related: [near(declared, "made in the block that may fail")],
  })),
  noReturnHere: define("EMRF4027", "no-return-here", "error", (around: string, at: Span) => ({
    message: `\`return\` cannot end the run in a \`${around}\`, where other work may still run or clean-up must be done. Move it behind the block.`,
    label: "cannot end the run",
    related: [near(at, "in this block")],
  })),
  unbounded: define("EMRF4028", "unbounded-loop", "error", () => ({
    message:
      "A `repeat` needs `max`, the most turns that it may take: without it a run could go on for a year. Write `repeat (every: 1m, max: 60) { … }`.",
    label: "may never end",
  })),
  tooManyAtOnce: define("EMRF4029", "too-many-at-once", "error", (asked: string, most: number) => ({
    message: `Step Functions runs at most ${most} turns of a loop at once, not ${asked}. Lower \`at_once\`, or add \`distributed: true\`, which has no such limit.`,
    label: `at most ${most}`,
  })),
  clusterInDistributed: define("EMRF4030", "cluster-in-distributed", "error", (name: string, loop: Span) => ({
    message: `A distributed \`for\` cannot make clusters: when it is stopped, nothing gives ${quoted(name)} back. Make it before the loop, or leave \`distributed\` out.`,
    label: "would be left running",
    related: [near(loop, "the items of this loop run as executions of their own")],
  })),
  needsDistributed: define("EMRF4031", "needs-distributed", "error", (what: string) => ({
    message: `${quoted(what)} needs \`distributed: true\`. Add it to the options of the \`for\`, or leave this out.`,
    label: "only in a distributed loop",
  })),
  notOnS3: define("EMRF4033", "not-on-s3", "error", (what: string) => ({
    message: `${quoted(what)} takes an address on S3, like \`"s3://bucket/key"\`. Write the address with its scheme.`,
    label: "no address on S3",
  })),
  yieldWithoutName: define("EMRF4034", "yield-without-name", "error", () => ({
    message:
      "Nothing takes what is yielded. Name the list of results, as in `for x in xs as results { … }`, or remove the `yield`.",
    label: "nothing takes it",
  })),
  indexOfBatch: define("EMRF4060", "index-of-batch", "error", (name: string) => ({
    message: `With \`batch\` a turn has several items, and Step Functions gives none of their places. Remove \`, ${name}\`, or the \`batch\`.`,
    label: "a batch has no index",
  })),
  nothingYielded: define("EMRF4035", "nothing-yielded", "error", (name: string) => ({
    message: `Each turn must give its part of ${quoted(name)}. End the loop's body with \`yield\` and a value, or leave \`as ${name}\` out.`,
    label: "no turn gives a value",
  })),
  nextWithoutState: define("EMRF4036", "next-without-state", "error", () => ({
    message:
      "This `repeat` carries no state. Name it and what it begins with, as in `repeat (max: 9) with page = 1 { … }`, or remove the `next`.",
    label: "no state to go on with",
  })),
  nothingCarried: define("EMRF4037", "nothing-carried", "error", (name: string) => ({
    message: `Each turn must say what ${quoted(name)} is in the next one. End the body with \`next\` and a value, or leave \`with ${name} = …\` out.`,
    label: "never changes",
  })),
  notAWorkflow: define("EMRF4038", "not-a-workflow", "error", (name: string, what: string, declared: Span) => ({
    message: `${quoted(name)} is ${what}, and \`run\` wants a workflow. Name one of this file, or import one.`,
    label: "not a workflow",
    related: [near(declared, "declared here")],
  })),
  workflowCycle: define("EMRF4039", "workflow-cycle", "error", (circle: readonly string[]) => ({
    message: `A workflow that runs itself would never end: ${circle.map((name) => quoted(name)).join(" → ")}. Break the circle, or use a loop.`,
    label: "runs itself",
  })),
  notInInput: define(
    "EMRF4040",
    "not-in-input",
    "error",
    (name: string, workflow: string, suggestion: string | null, fix: Fix | null) => ({
      message: `The input of ${quoted(workflow)} has no field ${quoted(name)}.${suggestion === null ? " Remove it, or declare it there." : ` Did you mean \`${suggestion}\`?`}`,
      label: "not in its input",
      ...withFix(fix),
    }),
  ),
  inputNotGiven: define("EMRF4041", "input-not-given", "error", (name: string, workflow: string) => ({
    message: `${quoted(workflow)} must be given ${quoted(name)}. Add it to the record behind the workflow's name.`,
    label: `needs \`${name}\``,
  })),
  notInExpress: define("EMRF4042", "not-in-express", "error", (what: string) => ({
    message: `An Express execution cannot wait for a \`${what}\`: it has no \`.sync\`. Remove \`express: true\` from the loop, or move this out of it.`,
    label: "needs a Standard execution",
  })),
  keptInTry: define("EMRF4043", "kept-in-try", "error", (name: string) => ({
    message: `A failure that is caught around it would leave cluster ${quoted(name)} running although the run succeeds. Remove \`keep_on_failure\`, or make the cluster outside the \`try\`.`,
    label: "left by a failure that is caught",
  })),
  notStarted: define("EMRF4044", "not-started", "error", (name: string, declared: Span) => ({
    message: `${quoted(name)} is no step that was started with \`and continue\`, so there is nothing to wait for. Remove this, or add \`and continue\` to the step.`,
    label: "nothing to wait for",
    related: [near(declared, "declared here")],
  })),
  startedElsewhere: define("EMRF4045", "started-elsewhere", "error", (name: string, declared: Span) => ({
    message: `What becomes of ${quoted(name)} must be said in the block in which it is started. Move this there.`,
    label: "another block than the step's",
    related: [near(declared, "started here")],
  })),
  endedBefore: define("EMRF4046", "awaited-twice", "error", (name: string, first: Span) => ({
    message: `${quoted(name)} is awaited or cancelled twice. Keep one of the two.`,
    label: "again",
    related: [near(first, "first here")],
  })),
  notAwaited: define("EMRF4047", "not-awaited", "error", (name: string, cluster: string, end: Span) => ({
    message: `${quoted(name)} may still run when ${quoted(cluster)} is terminated. Add \`await ${name}\` or \`cancel ${name}\` before, in the block of the step.`,
    label: "goes on by itself",
    related: [near(end, "given back here")],
  })),
  unwatched: define("EMRF4052", "unwatched-step", "warning", (name: string, cluster: string) => ({
    message: `Nobody looks whether ${quoted(name)} succeeds: ${quoted(cluster)} lives on, and the run ends well also when the step fails. Add \`await ${name}\`.`,
    label: "may fail unseen",
  })),
  retryOfStarted: define("EMRF4048", "retry-of-started", "error", (name: string) => ({
    message: `Nothing submits ${quoted(name)} again when it fails, as the run does not wait for it. Remove the \`retry\`, or \`and continue\`.`,
    label: "no effect",
  })),
  leftByFailure: define("EMRF4050", "left-by-failure", "error", (name: string, guard: Span) => ({
    message: `A failure in the block around it would leave ${quoted(name)} running, as the run goes on or begins the block again. Start it before the block, make its cluster inside the block, or remove \`and continue\`.`,
    label: "may run on after a failure",
    related: [near(guard, "a failure in it does not end the run")],
  })),
  unboundedAwait: define("EMRF4051", "unbounded-await", "error", (name: string, declared: Span) => ({
    message: `Nothing bounds how long the run waits for ${quoted(name)}, so that a full history could end it with the cluster alive. Give the step or the workflow a \`timeout\`.`,
    label: "may wait for ever",
    related: [near(declared, "started here")],
  })),
  unboundedCleanUp: define("EMRF4032", "unbounded-clean-up", "error", (what: string) => ({
    message: `${what} must be known when compiling, because clean-up has its own time, which is counted now. Write a constant.`,
    label: "not known yet",
  })),
  notInOnFailure: define("EMRF4019", "not-in-on-failure", "error", (name: string, declared: Span) => ({
    message: `${quoted(name)} may not exist when \`on failure\` runs. It can read params, \`input\`, \`execution\`, the failure, and \`let\`s made of these.`,
    label: "may not exist then",
    related: [near(declared, "it comes into being here")],
  })),
};
