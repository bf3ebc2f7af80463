/** Holds a scenario against the machine that it is about, before anything runs: names, what has no effect, what cannot be. */
import { scenarios as catalog } from "../diagnostics/catalog/scenarios.js";
import type { Report } from "../diagnostics/diagnostic.js";
import type { Machine, State } from "../machine/asl.js";
import { statesOf } from "../machine/walk.js";
import { emrServices } from "../simulate/emr/services.js";
import { readResource } from "../simulate/services/resource.js";
import type { Names } from "./names.js";
import type { Expected, Given, Placed, Scenario } from "./scenario.js";

/** Reports what is wrong with a scenario of a machine. */
export function checkScenario({ given, expected }: Scenario, machine: Machine, names: Names, report: Report): void {
  // Those of what is given are asked for where the simulator's options are made.
  for (const name of namesIn(expected)) names.statesOf(name);
  checkEnd(expected, report);
  const states = new Map([...statesOf(machine)].map((visit) => [visit.name, visit.state]));
  for (const each of given) {
    const of = names.statesOf(each.name).flatMap((name) => states.get(name) ?? []);
    for (const { key, at, why } of idle(each, of)) report(catalog.withoutEffect(at, key, each.name.value, why));
  }
}

function namesIn({ order, notReached, retries, receives, calls, alive }: Expected): readonly Placed<string>[] {
  const mapped = [...retries, ...receives, ...calls].map(({ name }) => name);
  return [...(order?.value ?? []), ...notReached, ...mapped, ...(alive?.value ?? [])];
}

/** Only a run that fails has an error, and only one that succeeds an output. */
function checkEnd({ outcome, error, cause, output }: Expected, report: Report): void {
  const reason = error ?? cause;
  const said = outcome?.value ?? (reason ? "FAILED" : null);
  if (reason && (said === "SUCCEEDED" || said === "ABORTED"))
    report(catalog.contradiction(reason.at, `the outcome \`${said}\``, error ? "an error" : "a cause"));
  if (output && said !== null && said !== "SUCCEEDED") {
    const one = outcome ? `the outcome \`${said}\`` : "an error";
    report(catalog.contradiction(output.at, one, "an output"));
  }
}

/** What of something given does nothing for any of its states, and why. */
interface Idle {
  readonly key: string;
  readonly at: Placed<unknown>["at"];
  readonly why: string;
}

function idle(given: Given, states: readonly State[]): readonly Idle[] {
  if (states.length === 0) return [];
  const each = [
    { key: "answers", placed: given.answers, takesIt: isAnswered, why: "the simulator plays its service itself" },
    { key: "finds", placed: given.finds, takesIt: readsItems, why: "it reads no items from S3" },
    ...given.failing.map((way) =>
      way.error === "States.Timeout"
        ? { key: "hangs", placed: way, takesIt: isTask, why: "only a task can wait for ever" }
        : { key: "fails", placed: way, takesIt: canFail, why: "it ends the run by itself" },
    ),
  ];
  return each.flatMap(({ key, placed, takesIt, why }) =>
    placed === null || states.some(takesIt) ? [] : [{ key, at: placed.at, why }],
  );
}

function isTask({ Type }: State): boolean {
  return Type === "Task";
}

/** Tells whether what somebody answers for a state is what it gets: EMR is played by the simulator. */
export function isAnswered(state: State): boolean {
  return state.Type === "Task" && !emrServices.has(readResource(state.Resource).action);
}

/** Tells whether a state reads what it loops over from S3. */
export function readsItems(state: State): boolean {
  return state.Type === "Map" && state.ItemReader !== undefined;
}

function canFail({ Type }: State): boolean {
  return Type !== "Fail" && Type !== "Succeed";
}
