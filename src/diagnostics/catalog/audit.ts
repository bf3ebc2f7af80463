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
  neverThere: define("EMRF8006", "reference-never-there", "error", (reference: string, name: string) => ({
    message: `${quoted(reference, 80)} leads to nothing on every way to ${quoted(name)}, so the state always fails. Read what is there, or hand it on to here.`,
    label: "is never there",
  })),
  sometimesLost: define("EMRF8007", "reference-lost", "warning", (reference: string, name: string) => ({
    message: `${quoted(reference, 80)} leads to nothing on a way to ${quoted(name)}, and the state fails there. Keep it on that way too: a Catch without \`ResultPath\` or \`Output\`, for example, puts the failure in the place of everything.`,
    label: "is lost on a way",
  })),
  neverAssigned: define("EMRF8008", "variable-never-assigned", "error", (variable: string, name: string) => ({
    message: `No way to ${quoted(name)} assigns ${quoted(variable)} where it can be seen. Assign it before, in the same graph or around it; what a branch assigns ends with the branch.`,
    label: "was never assigned",
  })),
  statesMember: define(
    "EMRF8009",
    "states-member-elsewhere",
    "error",
    (member: string, members: readonly string[]) => ({
      message: `There is no \`$states.${member}\` here. Read one of ${members.map((each) => `\`$states.${each}\``).join(", ")}.`,
      label: "is not there here",
    }),
  ),
  pathAsText: define("EMRF8010", "path-as-text", "warning", (text: string, language: string) => ({
    message: `${quoted(text, 80)} is handed on as this very text. ${language === "JSONata" ? "Write an expression in `{% %}`, with `$states.input` for the input." : "To hand on what it leads to, end the field's name in `.$`, or compare with an operator that ends in `Path`."}`,
    label: "is text, and no path",
  })),
  expressionAsText: define("EMRF8011", "expression-as-text", "warning", (text: string, language: string) => ({
    message: `${quoted(text, 80)} is handed on as this very text. ${language === "JSONata" ? "An expression is all of its text, from `{%` to `%}`, without a blank around them." : "Only states of the query language JSONata have expressions."}`,
    label: "is text, and no expression",
  })),
  expressionNotRead: define("EMRF8012", "expression-not-read", "error", (text: string, why: string) => ({
    message: `${quoted(text, 80)} cannot be evaluated: ${why}. Correct it, as AWS refuses to create the machine.`,
    label: "cannot be evaluated",
  })),
  noIntegration: define(
    "EMRF8013",
    "integration-not-there",
    "error",
    (resource: string, why: string, near: string | null) => ({
      message: `Step Functions cannot call ${quoted(resource, 80)}: ${why}. ${near === null ? "Call something else." : `Did you mean ${quoted(near, 80)}?`}`,
      label: "names nothing that can be called",
    }),
  ),
  newIntegration: define(
    "EMRF8014",
    "integration-not-in-facts",
    "warning",
    (resource: string, what: string, asOf: string) => ({
      message: `${quoted(resource, 80)} is not known: AWS's documents of ${asOf} have no ${what}. If AWS added it since, silence this.`,
      label: "not known",
    }),
  ),
  refusedArgument: define("EMRF8015", "request-field-refused", "error", (action: string, what: string) => ({
    message: `\`${action}\` would refuse its arguments: ${what}. Correct them.`,
    label: "would be refused",
  })),
  newArgument: define(
    "EMRF8016",
    "request-field-not-in-facts",
    "warning",
    (action: string, what: string, asOf: string) => ({
      message: `AWS's documents of ${asOf} know ${what} for \`${action}\`. If AWS added it since, silence this.`,
      label: "not known",
    }),
  ),
  notAwaited: define("EMRF8017", "job-not-awaited", "warning", (name: string, givenBackAt: string) => ({
    message: `Nobody waits for the job of ${quoted(name)} before ${quoted(givenBackAt)} ends what it runs on. Add \`.sync\` to its resource, or ask how it is until it has ended.`,
    label: "its job may be killed in the middle",
  })),
  creationRepeated: define("EMRF8018", "creation-repeated", "warning", (name: string, noun: string, error: string) => ({
    message: `${quoted(name)} is tried again after ${quoted(error)}, which may come when its ${noun} was made, so a second one is made beside it. Retry only throttling, or give a \`ClientToken\` where the service takes one.`,
    label: `may make a second ${noun}`,
  })),
  jobRepeated: define("EMRF8019", "job-repeated", "advice", (name: string, error: string) => ({
    message: `${quoted(name)} is tried again after ${quoted(error)}, so a job that has done half of its work runs again from its beginning. Retry it only if that does no harm.`,
    label: "runs its job again",
  })),
  noTimeLimit: define("EMRF8020", "no-time-limit", "advice", (states: readonly string[], isOpen: boolean) => ({
    message: `${states.length === 0 ? "" : `${listed(states)} may wait for ever. `}${isOpen ? "Nothing bounds how long a run takes: give the machine a `TimeoutSeconds`." : "Give each a `TimeoutSeconds`, as nothing can catch the machine's own."}`,
    label: states.length === 0 ? "has no `TimeoutSeconds`" : "may wait for ever",
  })),
  waitsInExpress: define("EMRF8021", "sync-in-express", "error", (name: string, what: string, why: string) => ({
    message: `${quoted(name)} cannot use \`${what}\`: ${why}, and no Express execution can wait. Make it STANDARD.`,
    label: "cannot wait here",
  })),
  unreachable: define("EMRF8022", "unreachable-state", "error", (name: string) => ({
    message: `No way leads to ${quoted(name)}, and AWS refuses such a machine. Lead to it, or take it away.`,
    label: "is never reached",
  })),
  dangling: define(
    "EMRF8023",
    "transition-to-nowhere",
    "error",
    (field: string, target: string, near: string | null, isElsewhere: boolean) => ({
      message: `\`${field}\` leads to ${quoted(target)}, which is not there${isElsewhere ? ": it stands in another graph, and no transition crosses the border of a Parallel or a Map" : ""}. ${near === null ? "Name a state of the same graph." : `Did you mean ${quoted(near)}?`}`,
      label: "leads nowhere",
    }),
  ),
  endless: define("EMRF8024", "machine-without-end", "error", (owner: string | null) => ({
    message: `No way through ${owner === null ? "the machine" : `a graph of ${quoted(owner)}`} comes to an end. Give a state \`"End": true\`, or lead to a Succeed or a Fail.`,
    label: "never ends",
  })),
  allNotLast: define("EMRF8025", "states-all-not-last", "error", (what: "retrier" | "catcher", name: string) => ({
    message: `\`States.ALL\` must stand alone, and in the last ${what} of ${quoted(name)}. AWS refuses it anywhere else.`,
    label: "not alone, or not the last",
  })),
  nameTooLong: define("EMRF8027", "state-name-too-long", "error", (name: string, length: number, max: number) => ({
    message: `The name ${quoted(name)} has ${length} characters, and AWS takes ${max}. Shorten it.`,
    label: "too long",
  })),
  nameTwice: define("EMRF8028", "state-name-twice", "error", (name: string) => ({
    message: `There are two states named ${quoted(name)}, and a name stands once in a machine, its branches included. Rename one of them.`,
    label: "is there twice",
  })),
  notForState: define(
    "EMRF8029",
    "field-not-for-state",
    "error",
    (field: string, type: string, language: string | null, meant: string | null) => ({
      message:
        meant !== null
          ? `A ${type} state has no ${quoted(field)}, so AWS refuses it. Did you mean \`${meant}\`?`
          : `${language === null ? `A ${type} state has no \`${field}\`` : `\`${field}\` is a field of ${language}, and this state is written in the other query language`}, so AWS refuses it. Take it away${language === null ? "" : ", or change the state's `QueryLanguage`"}.`,
      label: language === null ? `not for a ${type}` : `only in ${language}`,
    }),
  ),
  notAsl: define("EMRF8026", "not-a-state-machine", "error", (field: string, owner: string, expected: string) => ({
    message: `${quoted(field)} of ${owner} must be ${expected}. Step Functions does not take it as it is.`,
    label: `expected ${expected}`,
  })),
};

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => quoted(name));
  const more = names.length - shown.length;
  const words = more > 0 ? [...shown, `${more} more`] : shown;
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
