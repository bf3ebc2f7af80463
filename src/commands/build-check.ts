/** `build --check`: whether the files on the disk are what their sources say. */
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
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
  const reading = host.read(path);
  if (reading.kind === "missing") return [about(path, tool.outputDiffers(nowhere, path, true))];
  if (reading.kind !== "text") return [unread({ path, ...reading })];
  if (reading.text === text) return [];
  if (showsDifference) {
    host.print(
      "stdout",
      shown(`--- ${path}\n+++ ${path} (from ${output.source.path})\n${differenceOf(reading.text, text)}`),
    );
  }
  return [about(path, tool.outputDiffers(nowhere, path, false))];
}

/** The file that differs may hold anything. */
function shown(difference: string): string {
  return difference.split("\n").map(printable).join("\n");
}
