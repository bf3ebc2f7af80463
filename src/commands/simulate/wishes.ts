/** What goes wrong and how long things take, as it is said on the command line: options of a simulation. */
import { simulation as catalog } from "../../diagnostics/catalog/simulation.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { objectOf } from "../../expressions/build.js";
import { normalTimestamp } from "../../expressions/timestamps.js";
import type { Json, Machine, State } from "../../machine/asl.js";
import { statesOf } from "../../machine/walk.js";
import { isAnswered, readsItems } from "../../scenarios/check.js";
import { switches, type Behaviour } from "../../simulate/emr/behaviours/switches.js";
import type { Fault, Run, SimulateOptions } from "../../simulate/run.js";
import { nearest } from "../../text/nearest.js";
import { parseDuration } from "../../text/units.js";
import type { Given } from "../command.js";
import { about, nowhere } from "../findings.js";
import { stateNamed } from "./state-names.js";

/** What was asked of a state, and what became of it. */
export interface Asked {
  readonly option: string;
  readonly given: string;
  /** Gives why it changed nothing in a run, as goes on after "as"; `null` where it did. */
  whyNot(run: Run): string | null;
}

export interface Wishes {
  readonly options: SimulateOptions;
  readonly asked: readonly Asked[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads all options about a run. */
export function wishesOf(given: Given, machine: Machine): Wishes {
  const reader: Reader = { given, machine, asked: [], diagnostics: [] };
  const faults = faultOptions.flatMap((each) => readFaults(reader, each));
  const durations = readEntries(
    reader,
    "duration",
    `STATE=DURATION, such as ingest=25m and at most ${longestDays}d`,
    millisecondsIn,
  );
  const results = readEntries(reader, "result", "STATE=JSON", jsonIn);
  const readItems = readEntries(reader, "items", "STATE=JSON, a list", listIn);
  const options: SimulateOptions = {
    faults,
    durations: Object.fromEntries(durations),
    results: objectOf(results),
    readItems: objectOf(readItems),
    existing: readEach(
      reader,
      "existing",
      "[KIND:]ID[=NAME], where KIND is application or virtual-cluster, and the ID of a cluster begins with j-",
      existingIn,
    ),
    ...behaviourIn(reader),
    ...stopOf(reader),
    ...startOf(reader),
    ...seedOf(reader),
  };
  return { options, asked: reader.asked, diagnostics: reader.diagnostics };
}

/** Times are counted in ms, and exact up to here. */
const longestDays = Math.floor(Number.MAX_SAFE_INTEGER / 86_400_000);

interface Reader {
  readonly given: Given;
  readonly machine: Machine;
  readonly asked: Asked[];
  readonly diagnostics: Diagnostic[];
}

interface FaultOption {
  readonly option: string;
  readonly form: string;
  readonly pattern: RegExp;
  /** The error, where the option does not name one. */
  readonly error?: string;
  /** What becomes of the job, where the state goes on without it. */
  readonly work?: NonNullable<Fault["work"]>;
}

const faultOptions: readonly FaultOption[] = [
  {
    option: "fail",
    form: "STATE[@ATTEMPT], where tries are counted from 1",
    pattern: /^(?<state>.+?)(?:@(?<attempt>[1-9]\d*))?$/s,
    error: "States.TaskFailed",
    work: "fails",
  },
  {
    option: "timeout",
    form: "STATE[@ATTEMPT], where tries are counted from 1",
    pattern: /^(?<state>.+?)(?:@(?<attempt>[1-9]\d*))?$/s,
    error: "States.Timeout",
    work: "hangs",
  },
  {
    option: "fault",
    form: "STATE=ERROR[@ATTEMPT], where tries are counted from 1",
    pattern: /^(?<state>.+)=(?<error>[^=@]+)(?:@(?<attempt>[1-9]\d*))?$/s,
  },
];

function readFaults(reader: Reader, { option, form, pattern, error: usual, work }: FaultOption): readonly Fault[] {
  return readEach(reader, option, form, (text) => {
    const { state: name, error = usual, attempt } = pattern.exec(text)?.groups ?? {};
    if (name === undefined || error === undefined) return undefined;
    if (isBadAttempt(reader, name)) return undefined;
    const state = stateFor(reader, option, name);
    if (state === null) return null;
    const often = attempt === undefined ? "always" : Number(attempt);
    const fault: Fault = { state, error, attempt: often, ...(work === undefined ? {} : { work }) };
    reader.asked.push({ option: `--${option}`, given: text, whyNot: (run) => whyNotFired(fault, run) });
    return fault;
  });
}

/** `ingest@0`: what stands behind the @ is no try, and no state has this name. */
function isBadAttempt({ machine }: Reader, name: string): boolean {
  const names = new Set([...statesOf(machine)].map((visit) => visit.name));
  const [, state = ""] = /^(.+)@[^@]*$/s.exec(name) ?? [];
  const isThere = (each: string): boolean => names.has(each) || names.has(`Create ${each}`);
  return !isThere(name) && isThere(state);
}

const neverThere = "the run did not come to it";

function whyNotFired(fault: Fault, run: Run): string | null {
  const { state, attempt } = fault;
  if (run.fired.includes(fault)) return null;
  if (!cameTo(state, run)) return neverThere;
  const isRival = (other: Fault): boolean =>
    other.state === state && (other.attempt === "always" || attempt === "always" || other.attempt === attempt);
  if (run.fired.some(isRival)) return "another option about the same state came first";
  return attempt === "always" ? "its work was never begun" : `there was no try ${attempt ?? 1} of it`;
}

function cameTo(state: string, { trace }: Run): boolean {
  return trace.some((event) => event.state === state);
}

/** Reads an option of the form STATE=VALUE, given any number of times. */
function readEntries<T>(
  reader: Reader,
  option: string,
  form: string,
  valueIn: (text: string) => T | undefined,
): readonly (readonly [string, T])[] {
  const states = new Map([...statesOf(reader.machine)].map((visit) => [visit.name, visit.state]));
  return readEach(reader, option, form, (text) => {
    const [, name, written] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    const value = written === undefined ? undefined : valueIn(written);
    if (name === undefined || value === undefined) return undefined;
    const state = stateFor(reader, option, name);
    if (state === null) return null;
    const why = withoutEffect(option, states.get(state));
    ask(reader, option, text, state, () => why);
    return [state, value] as const;
  });
}

/** Gives why an option does nothing for a state, whatever the run; `null` where it may. */
function withoutEffect(option: string, state: State | undefined): string | null {
  if (!state) return null;
  if (option === "result" && !isAnswered(state)) return "the simulator plays this state itself";
  return option === "items" && !readsItems(state) ? "the state reads no items from S3" : null;
}

/** @param read gives `undefined` for what is not of the form, and `null` for what was reported already */
function readEach<T>(
  reader: Reader,
  option: string,
  form: string | ((text: string) => string),
  read: (text: string) => T | null | undefined,
): readonly T[] {
  return reader.given.values(option).flatMap((text) => {
    const value = read(text);
    const words = typeof form === "string" ? form : form(text);
    if (value === undefined) reader.diagnostics.push(about("", catalog.badOption(nowhere, `--${option}`, text, words)));
    return value === undefined || value === null ? [] : [value];
  });
}

function stateFor(reader: Reader, option: string, name: string): string | null {
  const state = stateNamed(reader.machine, `--${option}`, name);
  if (typeof state === "string") return state;
  reader.diagnostics.push(state);
  return null;
}

/** @param whyNot why it changes nothing though the run comes to the state */
function ask(reader: Reader, option: string, given: string, state: string, whyNot: Asked["whyNot"]): void {
  reader.asked.push({
    option: `--${option}`,
    given,
    whyNot: (run) => (cameTo(state, run) ? whyNot(run) : neverThere),
  });
}

/** Gives the values of the switch that is named, else the switch that may be meant, else all switches. */
function behaviourForm(text: string): string {
  const name = text.replace(/=.*$/s, "");
  const known = switches.find((each) => each.name === name);
  if (known) return `${name}=VALUE, where VALUE is ${known.values.map((value) => `\`${value}\``).join(" or ")}`;
  const names = switches.map((each) => each.name);
  const near = nearest(name, names);
  return near === null
    ? `SWITCH=VALUE, where SWITCH is one of ${names.join(", ")}`
    : `SWITCH=VALUE with a switch that there is, such as \`${near}\``;
}

function behaviourIn(reader: Reader): Pick<SimulateOptions, "behaviour"> {
  const chosen = readEach(reader, "behaviour", behaviourForm, (text) => {
    const [, name, value] = /^(\w+)=(.+)$/s.exec(text) ?? [];
    const known = switches.find((each) => each.name === name);
    const way = known?.values.find((each) => each === value);
    return known && way !== undefined ? ([known.name, way] as const) : undefined;
  });
  // Each value was found among those of its own switch.
  return chosen.length === 0 ? {} : { behaviour: Object.fromEntries(chosen) as Partial<Behaviour> };
}

function stopOf(reader: Reader): Pick<SimulateOptions, "abortAt"> {
  const text = reader.given.value("stop-at");
  if (text === undefined) return {};
  const [, name = text, written = "0s"] = /^(.+)\+([^+]+)$/s.exec(text) ?? [];
  const after = millisecondsIn(written);
  const state = stateFor(reader, "stop-at", name);
  if (after === undefined)
    reader.diagnostics.push(
      about("", catalog.badOption(nowhere, "--stop-at", text, "STATE[+DURATION], such as ingest+5m")),
    );
  if (after === undefined || state === null) return {};
  ask(reader, "stop-at", text, state, ({ status }) => (status === "ABORTED" ? null : "the state was over by then"));
  return { abortAt: { state, after } };
}

function startOf({ given, diagnostics }: Reader): Pick<SimulateOptions, "startedAt"> {
  const text = given.value("start");
  if (text === undefined) return {};
  const time = normalTimestamp(text);
  if (time !== null && isDay(text)) return { startedAt: Date.parse(time) };
  diagnostics.push(
    about("", catalog.badOption(nowhere, "--start", text, "2026-01-31T06:00:00Z, on a day that there is")),
  );
  return {};
}

/** A month has not all of the days that the form allows. */
function isDay(text: string): boolean {
  const date = text.slice(0, "2026-01-31".length);
  return new Date(date).toISOString().startsWith(date);
}

function seedOf({ given, diagnostics }: Reader): Pick<SimulateOptions, "seed"> {
  const text = given.value("seed");
  if (text === undefined) return {};
  if (/^\d{1,9}$/.test(text)) return { seed: Number(text) };
  diagnostics.push(about("", catalog.badOption(nowhere, "--seed", text, "NUMBER, whole and up to 999999999")));
  return {};
}

function millisecondsIn(text: string): number | undefined {
  const seconds = parseDuration(text);
  return seconds === null || !Number.isSafeInteger(seconds * 1000) ? undefined : seconds * 1000;
}

function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // JSON.parse gives JSON
  } catch {
    return undefined;
  }
}

function listIn(text: string): Json | undefined {
  const json = jsonIn(text);
  return Array.isArray(json) ? json : undefined;
}

function existingIn(text: string): NonNullable<SimulateOptions["existing"]>[number] | undefined {
  const { kind, id, name } =
    /^(?:(?<kind>application|virtual-cluster|cluster):)?(?<id>[^=:]+)(?:=(?<name>.+))?$/s.exec(text)?.groups ?? {};
  if (id === undefined) return undefined;
  const made = { id, name: name ?? id };
  if (kind === "application") return { ...made, kind };
  if (kind === "virtual-cluster") return { ...made, kind: "virtual cluster" };
  return id.startsWith("j-") ? made : undefined;
}
