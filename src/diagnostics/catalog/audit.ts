/** EMRF8001 to 8029: what an audit finds in a state machine, whoever wrote it. */
import { quoted } from "../../text/printable.js";
import { define } from "../define.js";

/** How the run, or the branch that had the resource, came to its end. */
type End = "succeeded" | "failed" | "stopped";

const ends: { readonly [K in End]: string } = {
  succeeded: "a run that ends SUCCEEDED",
  failed: "a run that ends FAILED",
  stopped: "a branch that is stopped",
};

export const audit = {
  leak: define(
    "EMRF8001",
    "resource-left-behind",
    "error",
    (noun: string, madeBy: string, end: End, cause: string | null) => ({
      message: `The ${noun} that ${quoted(madeBy)} makes outlives ${ends[end]}${cause === null ? "" : ` because ${quoted(cause)} failed`}. Give it back on that way too, for example behind a Catch.`,
      label: `its ${noun} can be left behind`,
    }),
  ),
  hiddenFailure: define("EMRF8002", "failure-hidden", "error", (caughtAt: string) => ({
    message: `A failure of ${quoted(caughtAt)} is caught, and the run still ends SUCCEEDED. End that way in a Fail state, or catch only the errors that do no harm.`,
    label: "its failure can end as a success",
  })),
  undecided: define("EMRF8003", "leak-undecided", "warning", (noun: string, madeBy: string, why: string) => ({
    message: `Nobody can tell by the machine alone whether the ${noun} of ${quoted(madeBy)} is left behind: ${why}.`,
    label: "cannot be decided",
  })),
  leftProtected: define(
    "EMRF8004",
    "left-while-protected",
    "error",
    (noun: string, madeBy: string, end: End, cause: string | null) => ({
      message: `The ${noun} of ${quoted(madeBy)} outlives ${ends[end]}${cause === null ? "" : ` because ${quoted(cause)} failed`}, with termination protection on. Take the protection off before you give it back, on every way.`,
      label: "can be left behind, protected",
    }),
  ),
  creationTimesOut: define("EMRF8005", "creation-with-timeout", "error", (noun: string, madeBy: string) => ({
    message: `When the time of ${quoted(madeBy)} runs out, its ${noun} may be starting, and nobody has its id to give it back. Take the time limit away, or make the ${noun} without \`.sync\`.`,
    label: `a ${noun} whose id nobody has`,
  })),
  notAsl: define("EMRF8026", "not-a-state-machine", "error", (field: string, owner: string, expected: string) => ({
    message: `${quoted(field)} of ${owner} must be ${expected}. Step Functions does not take it as it is.`,
    label: `expected ${expected}`,
  })),
};
