/** The scenario of `--scenario FILE#NAME`: a run that a test file describes, on the simulator and told whole. */
import { simulation as catalog } from "../../diagnostics/catalog/simulation.js";
import type { Diagnostic, Finding } from "../../diagnostics/diagnostic.js";
import type { Host } from "../../host/host.js";
import { normalizePath } from "../../host/paths.js";
import type { Machine } from "../../machine/asl.js";
import { askedBy, type Asked } from "../../scenarios/options.js";
import { namesIn } from "../../scenarios/names.js";
import { readScenarios } from "../../scenarios/read.js";
import type { Scenario } from "../../scenarios/scenario.js";
import { nearest } from "../../text/nearest.js";
import type { Source } from "../../text/source.js";
import type { Given } from "../command.js";
import { about, nowhere, unread } from "../findings.js";

export interface ChosenScenario {
  /** `null` where none was asked for, or it could not be had. */
  readonly scenario: Scenario | null;
  readonly source: Source | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the scenario; a file with a single one needs no name. */
export async function chosenScenario(host: Host, given: Given): Promise<ChosenScenario> {
  const wanted = given.value("scenario");
  if (wanted === undefined) return { scenario: null, source: null, diagnostics: [] };
  const [, file = wanted, name] = /^(.*?)(?:#(.*))?$/s.exec(wanted) ?? [];
  const path = normalizePath(host.path(file));
  const reading = host.read(path);
  if (reading.kind !== "text") return { scenario: null, source: null, diagnostics: [unread({ path, ...reading })] };
  const source: Source = { path, text: reading.text };
  const diagnostics: Diagnostic[] = [];
  const report = (finding: Finding): void => void diagnostics.push({ ...finding, source });
  const { scenarios } = await readScenarios(source, report);
  const fitting = scenarios.filter((each) => name === undefined || each.name === name);
  const [only] = fitting;
  if (only && fitting.length === 1) return { scenario: only, source, diagnostics };
  const names = scenarios.map((each) => each.name);
  const missing = about("", catalog.whichScenario(nowhere, path, name ?? null, nearest(name ?? "", names), names));
  return { scenario: null, source, diagnostics: diagnostics.length > 0 ? diagnostics : [missing] };
}

/** Gives what was given with the params of a scenario; those of the command line come first. */
export function withParamsOf(scenario: Scenario | null, given: Given): Given {
  if (!scenario || scenario.params.size === 0) return given;
  const own = given.values("param");
  const taken = new Set(own.map((text) => text.replace(/=.*$/s, "")));
  const added = [...scenario.params].flatMap(([name, { value }]) => (taken.has(name) ? [] : [`${name}=${value}`]));
  return { ...given, values: (option) => (option === "param" ? [...own, ...added] : given.values(option)) };
}

/** Gives what a scenario asks of a machine. */
export function askedByScenario(
  { scenario, source }: ChosenScenario,
  machine: Machine,
  name: string,
): { readonly asked: Asked | null; readonly diagnostics: readonly Diagnostic[] } {
  if (!scenario || !source) return { asked: null, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const names = namesIn(machine, name, (finding) => void diagnostics.push({ ...finding, source }));
  return { asked: askedBy(scenario, scenario.input, names), diagnostics };
}
