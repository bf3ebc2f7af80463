/** What goes wrong and how long things take, as it is said on the command line: options of a simulation. */
import { simulation as catalog } from "../../diagnostics/catalog/simulation.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { objectOf } from "../../expressions/build.js";
import { normalTimestamp } from "../../expressions/timestamps.js";
import type { Json, Machine } from "../../machine/asl.js";
import { switches, type Behaviour } from "../../simulate/emr/behaviours/switches.js";
import type { Fault, Run, SimulateOptions } from "../../simulate/run.js";
import { parseDuration } from "../../text/units.js";
import type { Given } from "../command.js";
import { about, nowhere } from "../findings.js";
import { stateNamed } from "./state-names.js";

/** What was asked of a state, and whether a run came to it. */
export interface Asked {
  readonly option: string;
  readonly given: string;
  wasMet(run: Run): boolean;
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
  const durations = readEntries(reader, "duration", "STATE=DURATION, such as ingest=25m", millisecondsIn);
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
      "[KIND:]ID[=NAME], where KIND is application or virtual-cluster",
      existingIn,
    ),
    ...behaviourIn(reader),
    ...stopOf(reader),
    ...startOf(reader),
    ...seedOf(reader),
  };
  return { options, asked: reader.asked, diagnostics: reader.diagnostics };
}

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
    form: "STATE[@ATTEMPT]",
    pattern: /^(?<state>.+?)(?:@(?<attempt>[1-9]\d*))?$/s,
    error: "States.TaskFailed",
    work: "fails",
  },
  {
    option: "timeout",
    form: "STATE[@ATTEMPT]",
    pattern: /^(?<state>.+?)(?:@(?<attempt>[1-9]\d*))?$/s,
    error: "States.Timeout",
    work: "hangs",
  },
  {
    option: "fault",
    form: "STATE=ERROR[@ATTEMPT]",
    pattern: /^(?<state>.+)=(?<error>[^=@]+)(?:@(?<attempt>[1-9]\d*))?$/s,
  },
];

function readFaults(reader: Reader, { option, form, pattern, error: usual, work }: FaultOption): readonly Fault[] {
  return readEach(reader, option, form, (text) => {
    const { state: name, error = usual, attempt } = pattern.exec(text)?.groups ?? {};
    if (name === undefined || error === undefined) return undefined;
    const state = stateFor(reader, option, name);
    if (state === null) return null;
    const often = attempt === undefined ? "always" : Number(attempt);
    const fault: Fault = { state, error, attempt: often, ...(work === undefined ? {} : { work }) };
    reader.asked.push({ option: `--${option}`, given: text, wasMet: ({ fired }) => fired.includes(fault) });
    return fault;
  });
}

/** Reads an option of the form STATE=VALUE, given any number of times. */
function readEntries<T>(
  reader: Reader,
  option: string,
  form: string,
  valueIn: (text: string) => T | undefined,
): readonly (readonly [string, T])[] {
  return readEach(reader, option, form, (text) => {
    const [, name, written] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    const value = written === undefined ? undefined : valueIn(written);
    if (name === undefined || value === undefined) return undefined;
    const state = stateFor(reader, option, name);
    if (state === null) return null;
    ask(reader, option, text, state);
    return [state, value] as const;
  });
}

/** @param read gives `undefined` for what is not of the form, and `null` for what was reported already */
function readEach<T>(
  reader: Reader,
  option: string,
  form: string,
  read: (text: string) => T | null | undefined,
): readonly T[] {
  return reader.given.values(option).flatMap((text) => {
    const value = read(text);
    if (value === undefined) reader.diagnostics.push(about("", catalog.badOption(nowhere, `--${option}`, text, form)));
    return value === undefined || value === null ? [] : [value];
  });
}

function stateFor(reader: Reader, option: string, name: string): string | null {
  const state = stateNamed(reader.machine, `--${option}`, name);
  if (typeof state === "string") return state;
  reader.diagnostics.push(state);
  return null;
}

function ask(reader: Reader, option: string, given: string, state: string): void {
  const wasMet = ({ trace }: Run): boolean => trace.some((event) => event.state === state);
  reader.asked.push({ option: `--${option}`, given, wasMet });
}

function behaviourIn(reader: Reader): Pick<SimulateOptions, "behaviour"> {
  const form = `SWITCH=VALUE, one of ${switches.flatMap(({ name, values }) => values.map((value) => `${name}=${value}`)).join(", ")}`;
  const chosen = readEach(reader, "behaviour", form, (text) => {
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
  ask(reader, "stop-at", text, state);
  return { abortAt: { state, after } };
}

function startOf({ given, diagnostics }: Reader): Pick<SimulateOptions, "startedAt"> {
  const text = given.value("start");
  if (text === undefined) return {};
  const time = normalTimestamp(text);
  if (time !== null) return { startedAt: Date.parse(time) };
  diagnostics.push(about("", catalog.badOption(nowhere, "--start", text, "2026-01-31T06:00:00Z")));
  return {};
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
  return kind === "virtual-cluster" ? { ...made, kind: "virtual cluster" } : made;
}
