/** One run on the simulator, from the options of the command to the text. */
import { simulation as catalog } from "../../diagnostics/catalog/simulation.js";
import { tool } from "../../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { wantsColor } from "../../host/color.js";
import type { Host } from "../../host/host.js";
import { refusals } from "../../simulate/refusals.js";
import type { Run, SimulateOptions } from "../../simulate/run.js";
import { simulate } from "../../simulate/simulate.js";
import { nearest } from "../../text/nearest.js";
import { leftAlive, untilText } from "../../traces/clusters.js";
import { traces } from "../../traces/index.js";
import type { TraceName } from "../../traces/names.js";
import type { Told } from "../../traces/told.js";
import type { ExitCode, Given } from "../command.js";
import { about, hasErrors, nowhere, report, statusOf, unwritten } from "../findings.js";
import { findMachines, type FoundMachine } from "../machines.js";
import { askedByScenario, chosenScenario, withParamsOf, type ChosenScenario } from "./chosen-scenario.js";
import { readInput } from "./run-input.js";
import { wishesOf } from "./wishes.js";

/** Does what `emrflow simulate` is asked. */
export async function play(host: Host, options: Given): Promise<ExitCode> {
  const scenario = await chosenScenario(host, options);
  const given = withParamsOf(scenario.scenario, options);
  const { machines, sources, diagnostics } = await findMachines(host, given, given.arguments);
  const wanted = given.value("workflow") ?? scenario.scenario?.workflow?.value ?? null;
  const chosen = choose(wanted, machines);
  // Of a file with several machines only the one that is asked for must be readable.
  const isNamed = wanted !== null && !("code" in chosen);
  const concerning = isNamed ? diagnostics.filter((each) => concerns(chosen, each)) : diagnostics;
  const before = [...scenario.diagnostics, ...concerning, ...notTogether(given)];
  const isUnknown = "code" in chosen && (!hasErrors(before) || (machines.length > 0 && wanted !== null));
  const found = [...before, ...(isUnknown ? [chosen] : [])];
  await report(host, "stderr", found, "pretty", sources);
  return "code" in chosen || hasErrors(before) ? cannotBegin : run(host, given, chosen, scenario);
}

/** Whatever the reason: no run was made, so its outcome is not what the status tells. */
const cannotBegin: ExitCode = 2;

/** Findings of the whole command line, and of what was compiled, concern each machine. */
function concerns({ compiled, problems }: FoundMachine, finding: Diagnostic): boolean {
  return compiled !== null || finding.source.path === "" || problems.includes(finding);
}

function notTogether(given: Given): readonly Diagnostic[] {
  const isBoth = given.value("svg") === "-" && given.value("format") !== "pretty";
  return isBoth ? [about("", tool.notTogether(nowhere, "--svg -", "--format"))] : [];
}

function choose(wanted: string | null, machines: readonly FoundMachine[]): FoundMachine | Diagnostic {
  const fitting = machines.filter(({ name }) => wanted === null || name === wanted);
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  const names = machines.map(({ name }) => name);
  return about("", tool.whichWorkflow(nowhere, wanted, names, nearest(wanted ?? "", names)));
}

async function run(host: Host, given: Given, found: FoundMachine, scenario: ChosenScenario): Promise<ExitCode> {
  const { machine, name } = found;
  const wishes = wishesOf(given, machine);
  const ofScenario = askedByScenario(scenario, machine, name);
  const ofInput = readInput(host, given, found, scenario.scenario?.input ?? {});
  const before = [
    ...aboutMachine(given, found),
    ...ofInput.diagnostics,
    ...wishes.diagnostics,
    ...ofScenario.diagnostics,
  ];
  if (hasErrors(before)) {
    await report(host, "stderr", before, "pretty");
    return cannotBegin;
  }
  const options = { name, ...together(ofScenario.asked?.options ?? {}, wishes.options), input: ofInput.input };
  const ran = await simulate(machine, options);
  const told: Told = {
    name,
    machine,
    run: ran,
    input: options.input,
    seed: options.seed ?? null,
    placeOf: found.placeOf,
  };
  const problems = await show(host, given, told);
  const after = [
    ...before,
    ...problems,
    ...wishes.asked.flatMap(({ option, given: text, whyNot }) => {
      const why = whyNot(ran);
      return why === null ? [] : [about("", catalog.neverMet(nowhere, option, text, why))];
    }),
    ...aboutLeft(given, found, ran),
  ];
  await report(host, "stderr", after, "pretty");
  return ran.status === "SUCCEEDED" ? statusOf(after) : 1;
}

/** What the command line says holds beside what the scenario says, and instead of it where both say something. */
function together(ofScenario: SimulateOptions, asked: SimulateOptions): SimulateOptions {
  return {
    ...ofScenario,
    ...asked,
    faults: [...(asked.faults ?? []), ...(ofScenario.faults ?? [])],
    durations: { ...ofScenario.durations, ...asked.durations },
    results: { ...ofScenario.results, ...asked.results },
    readItems: { ...ofScenario.readItems, ...asked.readItems },
    existing: [...(ofScenario.existing ?? []), ...(asked.existing ?? [])],
    behaviour: { ...ofScenario.behaviour, ...asked.behaviour },
  };
}

function aboutMachine(given: Given, { machine, name, path, workflow }: FoundMachine): readonly Diagnostic[] {
  const filled = new Set(given.values("param").map((text) => text.replace(/=.*$/s, "")));
  const empty = (workflow?.externs ?? []).map((extern) => extern.name).filter((each) => !filled.has(each));
  const reasons = refusals(machine);
  return [
    ...(empty.length > 0 ? [about("", catalog.externWithoutValue(nowhere, empty))] : []),
    ...(reasons.length > 0
      ? [about(path, catalog.machineRefused(nowhere, name, reasons, workflow ? null : path))]
      : []),
  ];
}

/** Prints the run, and draws it into a file if it shall be; gives why the file could not be written. */
async function show(host: Host, given: Given, told: Told): Promise<readonly Diagnostic[]> {
  const form = (given.value("format") ?? "pretty") as TraceName; // The parser lets only these pass.
  const options = { color: wantsColor(host, "stdout"), columns: host.columns("stdout"), full: given.has("full") };
  const drawing = given.value("svg");
  host.print("stdout", traces[drawing === "-" ? "svg" : form](told, options));
  if (drawing === undefined || drawing === "-") return [];
  const writing = await host.write([{ path: host.path(drawing), text: traces.svg(told, options) }]);
  return writing.kind === "refused" ? writing.problems.map(unwritten) : [];
}

/** A workflow keeps a cluster only where it says so, and of a failed run the status tells; of other machines nobody can know. */
function aboutLeft(given: Given, { workflow }: FoundMachine, ran: Run): readonly Diagnostic[] {
  const alive = leftAlive(ran);
  if (workflow || ran.status !== "SUCCEEDED" || alive.length === 0 || given.has("allow-alive")) return [];
  const shown = alive.map((each) => `${each.name || each.id} (${each.id}) ${untilText(each)}.`);
  return [about("", catalog.leftAlive(nowhere, shown))];
}
