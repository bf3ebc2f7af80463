/** `emrflow test --every-fault`: each workflow under everything that can go wrong, without a scenario. */
import { everyFault as catalog } from "../../diagnostics/catalog/every-fault.js";
import { simulation } from "../../diagnostics/catalog/simulation.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Host } from "../../host/host.js";
import { isDocument } from "../../reporters/names.js";
import { canHappenBy, nothingSaid } from "../../simulate/faults/intent.js";
import { tour, usualMostPairs, usualSeed, type TourOptions } from "../../simulate/faults/tour.js";
import { judgeOf, type Remark } from "../../simulate/faults/verdict.js";
import { refusals } from "../../simulate/refusals.js";
import type { Run } from "../../simulate/run.js";
import type { ExitCode, Given } from "../command.js";
import { about, formatOf, hasErrors, isNew, nowhere, report, statusOf } from "../findings.js";
import { findMachines, type FoundMachine } from "../machines.js";
import { startsOf, type Start } from "./bases.js";
import { intentOf } from "./intent.js";
import { problemsIn } from "./problems.js";
import { toldTour, type StartTold } from "./shown-tour.js";
import { silenceOf } from "./silence.js";

/** Runs, judges and tells. */
export async function runEveryFault(host: Host, given: Given): Promise<ExitCode> {
  const mostPairs = numberOf(given, "max-runs", usualMostPairs);
  const seed = numberOf(given, "fault-seed", usualSeed);
  const wrong = [...notTogether(given), ...[mostPairs, seed].filter((each) => typeof each === "object")];
  if (wrong.length > 0 || typeof mostPairs === "object" || typeof seed === "object") {
    await report(host, "stderr", wrong, "pretty");
    return 2;
  }
  const paths = given.arguments.length === 0 ? ["."] : given.arguments;
  const { machines, sources, diagnostics } = await findMachines(host, given, paths);
  const found = [...diagnostics];
  const told: string[] = [];
  for (const each of machines) {
    const before = await startsBefore(host, given, each);
    // Several workflows may refuse the same input with the same words.
    found.push(...before.diagnostics.filter((diagnostic) => isNew(found, diagnostic)));
    if (hasErrors(before.diagnostics)) continue;
    const { starts, problems } = await toursOf(each, before.starts, { mostPairs, seed });
    const silence = silenceOf(each, starts);
    found.push(...problems, ...silence.diagnostics);
    told.push(toldTour({ name: each.name, path: each.path, reports: problems.length, ...silence }, starts));
  }
  const format = formatOf(given);
  // What a program reads stays alone.
  if (told.length > 0)
    host.print(format === "pretty" ? "stdout" : "stderr", `${told.join("\n\n")}\n${found.length > 0 ? "\n" : ""}`);
  await report(host, told.length > 0 || isDocument[format] ? "stdout" : "stderr", found, format, sources);
  // As for a single run, an input with which nothing could be begun is a mistake of the command line.
  return told.length === 0 && found.some(({ code }) => ofInput.has(code)) ? 2 : statusOf(found);
}

const ofInput: ReadonlySet<string> = new Set([simulation.wrongInput.code, simulation.notJson.code]);

function notTogether(given: Given): readonly Diagnostic[] {
  const flags = ["watch", "coverage"].filter((option) => given.has(option));
  const valued = ["filter", "min-coverage", "lcov"].filter((option) => given.value(option) !== undefined);
  return [...flags, ...valued].map((option) => about("", catalog.notTogether(nowhere, `--${option}`, true)));
}

function numberOf(given: Given, option: string, usual: number): number | Diagnostic {
  const text = given.value(option);
  if (text === undefined) return usual;
  const isNumber = /^\d{1,10}$/.test(text) && Number(text) <= 1_000_000_000;
  return isNumber ? Number(text) : about("", catalog.badNumber(nowhere, `--${option}`, text));
}

/** What the runs start with, unless the machine cannot run at all. */
async function startsBefore(host: Host, given: Given, found: FoundMachine): ReturnType<typeof startsOf> {
  const { machine, name, path, workflow } = found;
  const filled = new Set(given.values("param").map((text) => text.replace(/=.*$/s, "")));
  const empty = (workflow?.externs ?? []).map((extern) => extern.name).filter((each) => !filled.has(each));
  const reasons = refusals(machine);
  const diagnostics = [
    ...(empty.length > 0 ? [about("", simulation.externWithoutValue(nowhere, empty))] : []),
    ...(reasons.length > 0
      ? [about(path, simulation.machineRefused(nowhere, name, reasons, workflow ? null : path))]
      : []),
  ];
  return diagnostics.length > 0 ? { starts: [], diagnostics } : startsOf(host, given, found);
}

/** Pairs of faults, and the other ways of what AWS leaves open, are run with the first start. */
async function toursOf(
  found: FoundMachine,
  starts: readonly Start[],
  options: Pick<TourOptions, "mostPairs" | "seed">,
): Promise<{ readonly starts: readonly StartTold[]; readonly problems: readonly Diagnostic[] }> {
  const { machine, workflow, compiled } = found;
  const intent = workflow && compiled ? intentOf(workflow, { ...compiled, machine }) : nothingSaid;
  const judge = judgeOf(machine, intent);
  const problems = problemsIn(found);
  const told: StartTold[] = [];
  for (const [index, start] of starts.entries()) {
    const remarks = new Map<Remark["kind"], { runs: number; names: Set<string> }>();
    let usual: Run | null = null;
    const beside = index === 0 ? {} : { beside: ["branch", "stop"] as const };
    const trials = tour(machine, { ...options, ...beside, base: start.base, canHappen: canHappenBy(intent) });
    let next = await trials.next();
    for (; !next.done; next = await trials.next()) {
      if (next.value.trial.kind === "none") usual ??= next.value.run;
      const { shortcomings, remarks: here } = judge(next.value);
      for (const each of shortcomings) problems.add(each, next.value, start);
      for (const { kind, cluster } of here) {
        const known = remarks.get(kind) ?? { runs: 0, names: new Set() };
        remarks.set(kind, { runs: known.runs + 1, names: known.names.add(cluster.name || cluster.id) });
      }
    }
    told.push({
      from: start.from,
      isAssumed: start.isAssumed,
      input: start.base.input ?? {},
      toured: next.value,
      usual,
      remarks,
    });
  }
  return { starts: told, problems: problems.all() };
}
