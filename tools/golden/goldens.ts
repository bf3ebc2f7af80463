/**
 * What golden/ must hold: of each workflow of each example the state machine, where its states come from, the policy of
 * its role and its diagram; and the tour.
 */
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { policyOf, policyText } from "../../src/asl/policy/policy.js";
import { analyze, compile, type Analysis, type CompiledWorkflow } from "../../src/compiler.js";
import type { ModuleReading } from "../../src/model/modules.js";
import { renderAsl } from "../../src/outputs/asl.js";
import { diagramOf } from "../../src/outputs/mermaid/diagram.js";
import { positionAt, type Source } from "../../src/text/source.js";
import { tourIn } from "../tour/tour.js";
import { exampleFiles } from "./example-files.js";

export interface Example {
  /** The file's path below `examples/` without its ending. */
  readonly name: string;
  readonly source: Source;
  readonly analysis: Analysis;
  /** None when the example has errors. */
  readonly workflows: readonly CompiledWorkflow[];
}

/** Compiles the examples, in the order of their names. @param root the folder that holds `examples/` */
export function examplesIn(root: string): readonly Example[] {
  return exampleFiles(root).map((file) => {
    const path = `examples/${file}`;
    const source: Source = { path, text: readFileSync(join(root, path), "utf8") };
    const analysis = analyze(source, { readModule: (written, from) => readModule(root, written, from) });
    return {
      name: file.slice(0, -".emrflow".length),
      source,
      analysis,
      workflows: analysis.checked ? compile(analysis.checked).workflows : [],
    };
  });
}

function readModule(root: string, written: string, from: Source): ModuleReading {
  const path = posix.join(posix.dirname(from.path), written);
  return { kind: "source", source: { path, text: readFileSync(join(root, path), "utf8") } };
}

/** Gives the text of every golden file by its path below `golden/`. @param root the folder that holds `golden/` */
export function goldensOf(root: string, examples: readonly Example[]): ReadonlyMap<string, string> {
  const ofExamples = examples.flatMap(({ name, source, workflows }) =>
    workflows.flatMap(
      (workflow) =>
        [
          [`${name}/${workflow.name}.asl.json`, renderAsl(workflow.machine)],
          [`${name}/${workflow.name}.origins.json`, renderOrigins(workflow, source)],
          [`${name}/${workflow.name}.policy.json`, policyText(policyOf(workflow.machine, workflow.name).document)],
          [`${name}/${workflow.name}.mmd`, diagramOf(workflow.machine, workflow.name)],
        ] as const,
    ),
  );
  return new Map([...ofExamples, ...tourIn(root)]);
}

/** A line for each state: where in the source it comes from. */
function renderOrigins({ origins }: CompiledWorkflow, source: Source): string {
  const places = [...origins].map(([state, { start }]) => {
    const { line, column } = positionAt(source, start);
    return `  ${JSON.stringify(state)}: "${line}:${column}"`;
  });
  return `{\n${places.join(",\n")}\n}\n`;
}
