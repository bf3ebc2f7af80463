/** What the runs of a tour are started with: what the user gives, else what scenarios beside the workflow say, else the least that fits. */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Host } from "../../host/host.js";
import { folderOf, joinPath } from "../../host/paths.js";
import { inputProblems } from "../../model/input-problems.js";
import { sampleInput } from "../../model/input-sample.js";
import { namesIn } from "../../scenarios/names.js";
import { askedBy } from "../../scenarios/options.js";
import { readScenarios } from "../../scenarios/read.js";
import type { Base } from "../../simulate/faults/trial.js";
import type { Given } from "../command.js";
import { hasErrors } from "../findings.js";
import type { FoundMachine } from "../machines.js";
import { readInput } from "../simulate/run-input.js";

/** A start, and where it comes from. */
export interface Start {
  readonly base: Base;
  /** Where its input comes from, in words. */
  readonly from: string;
  /** Whether nobody said what the input is. */
  readonly isAssumed: boolean;
  /** What a command line needs to start so again; `null` where only a scenario can. */
  readonly words: readonly string[] | null;
}

export interface Starts {
  readonly starts: readonly Start[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Gives the starts of a workflow, each once. */
export async function startsOf(host: Host, given: Given, found: FoundMachine): Promise<Starts> {
  const wanted = given.value("input");
  if (wanted !== undefined) {
    const { input, diagnostics } = readInput(host, given, found, {}, false);
    const start = { base: { name: found.name, input }, from: "--input", isAssumed: false, words: ["--input", wanted] };
    return { starts: [start], diagnostics };
  }
  const { starts, diagnostics } = await inScenarios(host, found);
  return { starts: starts.length > 0 || hasErrors(diagnostics) ? starts : [assumed(found)], diagnostics };
}

/** The smallest input that the workflow takes; a machine of others says nothing of its input. */
function assumed({ name, workflow }: FoundMachine): Start {
  const { input, unsure } = sampleInput(workflow?.input ?? null);
  const text = JSON.stringify(input);
  const from =
    unsure.length === 0
      ? `assumed, as no scenario says more: ${text}`
      : `assumed: ${text}; no text that was tried fits ${unsure.map((field) => `\`${field}\``).join(", ")}, so give --input`;
  return { base: { name, input }, from, isAssumed: true, words: text === "{}" ? [] : ["--input", text] };
}

async function inScenarios(host: Host, found: FoundMachine): Promise<Starts> {
  const starts = new Map<string, Start>();
  const diagnostics: Diagnostic[] = [];
  for (const path of testsBeside(host, found.path)) {
    const reading = host.read(path);
    if (reading.kind !== "text") continue;
    const source = { path, text: reading.text };
    const { scenarios } = await readScenarios(source, (finding) => void diagnostics.push({ ...finding, source }));
    for (const scenario of scenarios) {
      const isOther = scenario.workflow !== null && scenario.workflow.value !== found.name;
      // A scenario may show what is done with an input that the workflow refuses; nothing more goes wrong then.
      if (isOther || inputProblems(found.workflow?.input ?? null, scenario.input).length > 0) continue;
      const names = namesIn(found.machine, found.name, () => undefined);
      const { faults: _faults, abortAt: _abortAt, ...asked } = askedBy(scenario, scenario.input, names).options;
      const base: Base = { name: found.name, ...asked };
      const key = JSON.stringify(base);
      if (!starts.has(key))
        starts.set(key, { base, from: `"${scenario.name}" of ${path}`, isAssumed: false, words: null });
    }
  }
  return { starts: [...starts.values()], diagnostics };
}

/** `nightly.test.yaml` and `nightly.more.test.yaml` beside `nightly.emrflow`. */
function testsBeside(host: Host, path: string): readonly string[] {
  const folder = folderOf(path);
  const file = path.slice(folder === "." ? 0 : folder.length + 1);
  const stem = file.replace(/\.(emrflow|asl\.json|asl\.ya?ml|json|ya?ml)$/, "");
  return host
    .filesIn(folder)
    .filter((name) => name.startsWith(`${stem}.`) && /\.test\.ya?ml$/.test(name))
    .map((name) => joinPath(folder, name));
}
