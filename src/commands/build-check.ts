/** `build --check`: whether the files on the disk are what their sources say. */
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { version } from "../../package.json";
import type { Host } from "../host/host.js";
import { folderOf, joinPath } from "../host/paths.js";
import { outputs } from "../outputs/index.js";
import { differenceOf } from "../outputs/difference.js";
import { printable } from "../text/printable.js";
import type { Output } from "./build-outputs.js";
import { about, nowhere, unread } from "./findings.js";

/** Compares each output with its file. @param showsDifference whether to print how they differ as a unified diff */
export function compareOutputs(
  host: Host,
  outputs: readonly Output[],
  showsDifference: boolean,
): readonly Diagnostic[] {
  return outputs.flatMap((output) => compareOutput(host, output, showsDifference));
}

function compareOutput(host: Host, output: Output, showsDifference: boolean): readonly Diagnostic[] {
  const { path, text } = output;
  if (text === null) return [];
  const reading = host.read(path);
  if (reading.kind === "missing") return [about(path, tool.outputDiffers(nowhere, path, true, null))];
  if (reading.kind !== "text") return [unread({ path, ...reading })];
  if (reading.text === text) return [];
  if (showsDifference) {
    host.print(
      "stdout",
      shown(`--- ${path}\n+++ ${path} (from ${output.source.path})\n${differenceOf(reading.text, text)}`),
    );
  }
  return [about(path, tool.outputDiffers(nowhere, path, false, otherWriter(host, output)))];
}

/** The version that wrote an output, when its source map says that it was another one. */
function otherWriter(host: Host, { path, workflow }: Output): string | null {
  const reading = host.read(joinPath(folderOf(path), `${workflow}${outputs.sourcemap.ending}`));
  const writer = reading.kind === "text" ? /"emrflow": "([^"]*)"/.exec(reading.text)?.[1] : undefined;
  return writer === undefined || writer === version ? null : writer;
}

/** The file that differs may hold anything. */
function shown(difference: string): string {
  return difference.split("\n").map(printable).join("\n");
}
