/** The machines of emrflow's own files, compiled in memory; what is found in them is shown in the sources. */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { located } from "../../diagnostics/located.js";
import type { Host } from "../../host/host.js";
import type { Json, Machine } from "../../machine/asl.js";
import { machineText } from "../../machine/text.js";
import type { Source } from "../../text/source.js";
import { analyzer } from "../analyses.js";
import type { Surroundings } from "./audit-files.js";
import { auditMachine, type AuditedMachine } from "./audit-machine.js";
import { meantBy } from "./meant.js";

export interface CompiledMachines {
  readonly machines: readonly { readonly machine: Machine; readonly audited: AuditedMachine }[];
  /** The errors of files of which no machine can be made. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many files these are. */
  readonly broken: number;
}

/** Compiles and audits. The compiler is loaded only where there is a file for it. */
export async function compiledMachines(
  host: Host,
  sources: readonly Source[],
  { params, projects }: Surroundings,
): Promise<CompiledMachines> {
  if (sources.length === 0) return { machines: [], diagnostics: [], broken: 0 };
  const { compile } = await import("../../compiler.js");
  const analyze = await analyzer(host, projects, params, sources);
  const machines: CompiledMachines["machines"][number][] = [];
  const diagnostics: Diagnostic[] = [];
  let broken = 0;
  for (const source of sources) {
    const { checked, diagnostics: found } = analyze(source);
    if (checked === null) {
      broken += 1;
      diagnostics.push(...found.filter(({ severity }) => severity === "error"));
      continue;
    }
    for (const { name, machine, origins } of compile(checked).workflows) {
      const workflow = checked.workflows.find((each) => each.name === name);
      if (!workflow) throw new Error(`${name} was compiled and is in no model`);
      const isMeant = meantBy(workflow);
      const audited = auditMachine(asJson(machine), { name: null, type: "STANDARD" }, (finding, word) => {
        const at = (finding.state === null ? undefined : origins.get(finding.state)) ?? workflow.span;
        return isMeant(finding, at) ? null : located(word(at), checked.sources);
      });
      machines.push({ machine, audited });
    }
  }
  return { machines, diagnostics, broken };
}

/** The text of a machine is what AWS gets, so that is what is audited. */
function asJson(machine: Machine): Json {
  // What `JSON.parse` gives is JSON.
  return JSON.parse(machineText(machine)) as Json;
}
