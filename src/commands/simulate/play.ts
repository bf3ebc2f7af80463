/** One run on the simulator, from the options of the command to the text. */
import { simulation as catalog } from "../../diagnostics/catalog/simulation.js";
import { tool } from "../../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { wantsColor } from "../../host/color.js";
import type { Host } from "../../host/host.js";
import { refusals } from "../../simulate/refusals.js";
import type { Run } from "../../simulate/run.js";
import { simulate } from "../../simulate/simulate.js";
import { nearest } from "../../text/nearest.js";
import { leftAlive, untilText } from "../../traces/clusters.js";
import { traces } from "../../traces/index.js";
import type { TraceName } from "../../traces/names.js";
import type { Told } from "../../traces/told.js";
import type { ExitCode, Given } from "../command.js";
import { about, hasErrors, nowhere, report, statusOf } from "../findings.js";
import { findMachines, type FoundMachine } from "../machines.js";
import { readInput } from "./run-input.js";
import { wishesOf } from "./wishes.js";

/** Does what `emrflow simulate` is asked. */
export async function play(host: Host, given: Given): Promise<ExitCode> {
  const { machines, sources, diagnostics } = await findMachines(host, given, given.arguments);
  const chosen = hasErrors(diagnostics) ? null : choose(given, machines);
  const found = [...diagnostics, ...(chosen && "code" in chosen ? [chosen] : [])];
  await report(host, "stderr", found, "pretty", sources);
  if (chosen === null || "code" in chosen) return statusOf(found);
  return run(host, given, chosen);
}

function choose(given: Given, machines: readonly FoundMachine[]): FoundMachine | Diagnostic {
  const wanted = given.value("workflow") ?? null;
  const fitting = machines.filter(({ name }) => wanted === null || name === wanted);
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  const names = machines.map(({ name }) => name);
  return about("", tool.whichWorkflow(nowhere, wanted, names, nearest(wanted ?? "", names)));
}

async function run(host: Host, given: Given, found: FoundMachine): Promise<ExitCode> {
  const { machine, name } = found;
  const { input, diagnostics: ofInput } = readInput(host, given, found);
  const wishes = wishesOf(given, machine);
  const before = [...aboutMachine(given, found), ...ofInput, ...wishes.diagnostics];
  if (hasErrors(before)) {
    await report(host, "stderr", before, "pretty");
    // What was asked for cannot be done; of the machine alone it is a finding like any other.
    return before.some(({ severity, source }) => severity === "error" && source.path === "") ? 2 : statusOf(before);
  }
  const ran = await simulate(machine, { name, ...wishes.options, input });
  const told: Told = { name, machine, run: ran, input, seed: wishes.options.seed ?? null, placeOf: found.placeOf };
  show(host, given, told);
  const unmet = wishes.asked.filter(({ wasMet }) => !wasMet(ran));
  const after = [
    ...before,
    ...unmet.map(({ option, given: text }) => about("", catalog.neverMet(nowhere, option, text))),
    ...aboutLeft(given, found, ran),
  ];
  await report(host, "stderr", after, "pretty");
  return ran.status === "SUCCEEDED" ? statusOf(after) : 1;
}

function aboutMachine(given: Given, { machine, name, path, workflow }: FoundMachine): readonly Diagnostic[] {
  const filled = new Set(given.values("param").map((text) => text.replace(/=.*$/s, "")));
  const empty = (workflow?.externs ?? []).map((extern) => extern.name).filter((each) => !filled.has(each));
  const reasons = refusals(machine);
  return [
    ...(empty.length > 0 ? [about("", catalog.externWithoutValue(nowhere, empty))] : []),
    ...(reasons.length > 0 ? [about(path, catalog.machineRefused(nowhere, name, reasons))] : []),
  ];
}

function show(host: Host, given: Given, told: Told): void {
  const form = (given.value("format") ?? "pretty") as TraceName; // The parser lets only these pass.
  const appearance = { color: wantsColor(host, "stdout"), columns: host.columns("stdout"), full: given.has("full") };
  host.print("stdout", traces[form](told, appearance));
}

/** A workflow keeps a cluster only where it says so, and of a failed run the status tells; of other machines nobody can know. */
function aboutLeft(given: Given, { workflow }: FoundMachine, ran: Run): readonly Diagnostic[] {
  const alive = leftAlive(ran);
  if (workflow || ran.status !== "SUCCEEDED" || alive.length === 0 || given.has("allow-alive")) return [];
  const shown = alive.map((each) => `${each.name || each.id} (${each.id}) ${untilText(each)}.`);
  return [about("", catalog.leftAlive(nowhere, shown))];
}
