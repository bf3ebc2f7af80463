/** How somebody sees a run of a tour again, and what went wrong in it, in words. */
import type { Fault } from "../../simulate/run.js";
import type { Trial } from "../../simulate/faults/trial.js";
import { durationText } from "../../text/units.js";
import type { FoundMachine } from "../machines.js";
import type { Start } from "./bases.js";

/** Says what goes wrong in a trial. */
export function describeTrial({ faults, abortAt, behaviour }: Trial): string {
  const parts = [
    ...faults.map(describeFault),
    ...(abortAt ? [`the run is stopped ${afterText(abortAt.after ?? 0)}"${abortAt.state}"`] : []),
  ];
  const way = Object.entries(behaviour ?? {}).map(([name, value]) => `${name} is "${value}"`);
  const what = parts.length === 0 ? "nothing goes wrong" : parts.join(", then ");
  return way.length === 0 ? what : `${what}; ${way.join(" and ")}`;
}

function describeFault({ state, error, attempt, after, work }: Fault): string {
  if (work !== undefined)
    return `the job that "${state}" begins ${ends[work]}${attempt === "always" ? ", each time" : ""}`;
  const often = attempt === "always" ? "each time" : "once";
  const late = after === undefined ? "" : ` after ${durationText(after / 1000)}`;
  return error === "States.Timeout"
    ? `"${state}" never ends${attempt === "always" ? "" : " at its first try"}`
    : `"${state}" fails ${often} with ${error}${late}`;
}

const ends = { fails: "fails", hangs: "never ends" } as const;

function afterText(after: number): string {
  return after === 0 ? "on entering " : `${durationText(after / 1000)} into `;
}

/** Gives the command line that shows a run of a trial again, or what a scenario must say for it. */
export function againText({ trial, start, found }: { trial: Trial; start: Start; found: FoundMachine }): string {
  const { faults, abortAt, behaviour } = trial;
  if (faults.some(({ after }) => after !== undefined)) return inScenario(trial);
  const words = [
    ...(start.words ?? []),
    ...faults.flatMap(faultWords),
    ...(abortAt ? ["--stop-at", `${abortAt.state}+${durationText((abortAt.after ?? 0) / 1000)}`] : []),
    ...Object.entries(behaviour ?? {}).flatMap(([name, value]) => ["--behaviour", `${name}=${value}`]),
  ];
  const line = ["emrflow", "simulate", found.path, "--workflow", found.name, ...words].map(shellWord).join(" ");
  return start.words === null ? `Again: ${line}, with what ${start.from} gives` : `Again: ${line}`;
}

function faultWords({ state, error, attempt, work }: Fault): readonly string[] {
  const which = attempt === "always" ? "" : `@${attempt ?? 1}`;
  return work === undefined ? ["--fault", `${state}=${error}${which}`] : [optionOfWork[work], `${state}${which}`];
}

const optionOfWork = { fails: "--fail", hangs: "--timeout" } as const;

/** A failure after some time has no option; a scenario says it. */
function inScenario({ faults }: Trial): string {
  const given = faults.map(
    ({ state, error, after }) =>
      `${JSON.stringify(state)}: { fails: { error: ${JSON.stringify(error)}, after: ${durationText((after ?? 0) / 1000)} } }`,
  );
  return `Again, in a scenario: given: { ${given.join(", ")} }`;
}

function shellWord(word: string): string {
  return /^[\w./:=@+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
