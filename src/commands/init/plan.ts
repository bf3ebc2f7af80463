/** Which files of a new project are to be written, and which are there already and stay as they are. */
import type { Host, OutputFile } from "../../host/host.js";
import { joinPath } from "../../host/paths.js";
import { starterTestsText } from "./starter-tests.js";
import { machineText, starterText, type StarterChoices } from "./starter.js";
import { installEmrflow, surroundings, type ProjectFile } from "./surroundings.js";

export interface Plan {
  readonly written: readonly PlannedFile[];
  readonly kept: readonly KeptFile[];
  /** The command that makes emrflow ready to be used. */
  readonly install: string;
}

export interface PlannedFile extends OutputFile {
  readonly purpose: string;
}

export interface KeptFile {
  readonly path: string;
  /** What the user still has to do about it. */
  readonly advice: string | null;
}

/** A state machine that is in the way of the first workflow's: it belongs to something else. */
export interface Taken {
  readonly taken: string;
}

/** Looks at what is there. A path that is there in any form, be it a folder or a file that cannot be read, is left alone. */
export function planProject(host: Host, folder: string, choices: StarterChoices): Plan | Taken {
  const at = (path: string): string => joinPath(folder, path);
  const isThere = (path: string): boolean => host.read(at(path)).kind !== "missing";
  const sourcePath = `pipelines/${choices.name}.emrflow`;
  const machinePath = `pipelines/${choices.name}.asl.json`;
  const isNew = !isThere(sourcePath);
  if (isNew && isThere(machinePath)) return { taken: at(machinePath) };
  const files: readonly ProjectFile[] = [
    ...(isNew ? pipelineFiles(choices, sourcePath, machinePath, isThere("emrflow.yaml")) : []),
    ...surroundings(),
  ];
  const kept = files.filter(({ path }) => isThere(path)).map((file) => keptFile(host, file, at(file.path)));
  const isInstalled = kept.every(({ path, advice }) => path !== at("package.json") || advice === null);
  return {
    written: files.filter(({ path }) => !isThere(path)).map((file) => ({ ...file, path: at(file.path) })),
    kept: [...(isNew ? [] : [{ path: at(sourcePath), advice: null }]), ...kept],
    install: isInstalled ? "npm install" : installEmrflow,
  };
}

/** Settings that are there already may shape the state machine, so then `emrflow build` is left to write it. */
function pipelineFiles(
  choices: StarterChoices,
  sourcePath: string,
  machinePath: string,
  hasSettings: boolean,
): readonly ProjectFile[] {
  const text = starterText(choices);
  const machine = machineText(sourcePath, text);
  if (machine === null) throw new Error("The starter does not compile without a finding");
  const lacks = (): null => null;
  const source = { path: sourcePath, purpose: "a workflow to make your own", text, lacks };
  const tests = {
    path: sourcePath.replace(/\.emrflow$/, ".test.yaml"),
    purpose: "its tests, without AWS",
    text: starterTestsText(),
    lacks,
  };
  const made = { path: machinePath, purpose: "its state machine", text: machine, lacks };
  return hasSettings ? [source, tests] : [source, made, tests];
}

function keptFile(host: Host, file: ProjectFile, path: string): KeptFile {
  const reading = host.read(path);
  return { path, advice: reading.kind === "text" ? file.lacks(reading.text) : null };
}
