/** The machines that scenarios are about: each file is compiled once for each choice of params. */
import { scenarios as catalog } from "../../diagnostics/catalog/scenarios.js";
import { simulation } from "../../diagnostics/catalog/simulation.js";
import { tool } from "../../diagnostics/catalog/tool.js";
import type { Diagnostic, Finding } from "../../diagnostics/diagnostic.js";
import type { Host } from "../../host/host.js";
import { refusals } from "../../simulate/refusals.js";
import type { Scenario } from "../../scenarios/scenario.js";
import { nearest } from "../../text/nearest.js";
import type { Span } from "../../text/span.js";
import { givenFrom, type Given } from "../command.js";
import { about, nowhere } from "../findings.js";
import { findMachines, type FoundMachine, type FoundMachines } from "../machines.js";

export interface Subjects {
  /** Gives the machine of a scenario; `null` when there is none, which is reported. */
  machineOf(path: string, scenario: Scenario, report: Reporting): Promise<FoundMachine | null>;
  /** Gives all machines of a file that scenarios were held against. */
  machinesIn(path: string): Promise<readonly FoundMachine[]>;
  /** Finds the params of the command line that no file declares which scenarios were held against. */
  undeclared(): Promise<readonly Diagnostic[]>;
}

/** Where findings go: those at a place of the test file, and those about other files. */
export interface Reporting {
  readonly here: (finding: Finding) => void;
  readonly elsewhere: (diagnostic: Diagnostic) => void;
}

export function subjectsFor(host: Host, given: Given): Subjects {
  const compiled = new Map<string, Promise<FoundMachines>>();
  const machinesIn = (path: string, { params }: Scenario): Promise<FoundMachines> => {
    const values = [...params].map(([name, { value }]) => `${name}=${value}`);
    const key = JSON.stringify([path, values]);
    const known = compiled.get(key) ?? findMachines(host, withParams(given, params, values), [path]);
    compiled.set(key, known);
    return known;
  };
  return {
    async machinesIn(path) {
      const found = await Promise.all(compiled.values());
      return found.flatMap(({ machines }) => machines).filter((each) => each.path === path);
    },
    async undeclared() {
      const found = (await Promise.all(compiled.values())).filter(({ machines }) => machines.length > 0);
      return namesOf(given.values("param")).flatMap((name) => {
        const missing = found.map(({ diagnostics }) => diagnostics.find((each) => isUndeclared(each, name)));
        return missing.every((each) => each !== undefined) ? missing.slice(0, 1) : [];
      });
    },
    async machineOf(path, scenario, report) {
      const { machines, diagnostics } = await machinesIn(path, scenario);
      // A param of the command line may be that of another file.
      const general = namesOf(given.values("param")).filter((name) => !scenario.params.has(name));
      const errors = diagnostics.filter(
        (each) => each.severity === "error" && !general.some((name) => isUndeclared(each, name)),
      );
      for (const each of errors) reportError(each, scenario, report);
      const chosen = errors.length > 0 ? null : choose(path, machines, scenario, report);
      return chosen !== null && isRunnable(chosen, given, scenario, report) ? chosen : null;
    },
  };
}

function namesOf(params: readonly string[]): readonly string[] {
  return params.map((text) => text.replace(/=.*$/s, ""));
}

function isUndeclared({ code, message }: Diagnostic, param: string): boolean {
  return code === tool.unknownParam.code && message.includes(`param \`${param}\``);
}

/** What a scenario says of a param is nearer than what the command line says for all of them. */
function withParams(given: Given, params: Scenario["params"], values: readonly string[]): Given {
  const others = given.values("param").filter((text) => !params.has(text.replace(/=.*$/s, "")));
  return givenFrom(given.arguments, new Map([...given.options, ["param", [...others, ...values]]]));
}

function reportError(diagnostic: Diagnostic, { params }: Scenario, { here, elsewhere }: Reporting): void {
  const misspelt = [...params.entries()].find(([name]) => diagnostic.message.includes(`\`${name}\``));
  if (diagnostic.code === tool.unknownParam.code && misspelt) {
    const { at } = misspelt[1];
    here({ ...diagnostic, start: at.start, end: at.end, label: "declared nowhere" });
  } else elsewhere(diagnostic);
}

function choose(
  path: string,
  machines: readonly FoundMachine[],
  { workflow, at }: Scenario,
  { here }: Reporting,
): FoundMachine | null {
  const fitting = machines.filter(({ name }) => workflow === null || name === workflow.value);
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  const names = machines.map(({ name }) => name);
  const near = workflow && nearest(workflow.value, names);
  here(catalog.whichWorkflow(workflow?.at ?? at, workflow?.value ?? null, path, near, names));
  return null;
}

function isRunnable(
  { machine, name, path, workflow }: FoundMachine,
  given: Given,
  { params, at, input }: Scenario,
  { here, elsewhere }: Reporting,
): boolean {
  const filled = new Set([...namesOf(given.values("param")), ...params.keys()]);
  const empty = (workflow?.externs ?? []).map((extern) => extern.name).filter((each) => !filled.has(each));
  if (empty.length > 0)
    here(withNote(simulation.externWithoutValue(at, empty), "In a test they stand under `params`."));
  const reasons = refusals(machine, input);
  if (reasons.length > 0) elsewhere(about(path, simulation.machineRefused(nowhere, name, reasons, null)));
  return empty.length === 0 && reasons.length === 0;
}

function withNote(finding: Finding & Span, note: string): Finding {
  return { ...finding, notes: [...(finding.notes ?? []), note] };
}
