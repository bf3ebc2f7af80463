/**
 * ItemReader, ItemBatcher and ResultWriter of a distributed Map: their Parameters and BatchInput are templates, and a number
 * may be given by a path. Source: developer guide, input-output-itemreader and input-output-itembatcher, read 2026-11-24.
 */
import type { Json } from "../../machine/asl.js";
import { isObject } from "../../machine/json.js";
import { integerBy } from "./numbers.js";
import { evaluateTemplate } from "./template.js";
import type { PathView } from "./view.js";

const numbers: ReadonlySet<string> = new Set(["MaxItemsPath", "MaxItemsPerBatchPath", "MaxInputBytesPerBatchPath"]);

/** Gives the block as JSONata writes it: `Arguments` instead of Parameters, numbers instead of their paths. */
export function blockWithPaths(block: Json, view: PathView, field: string): Json {
  const filled = evaluateTemplate(block, view, field);
  if (!isObject(filled)) return filled;
  const { Parameters, ReaderConfig, ...others } = filled;
  return {
    ...withNumbers(others, view),
    ...(Parameters === undefined ? {} : { Arguments: Parameters }),
    ...(ReaderConfig !== undefined && isObject(ReaderConfig) ? { ReaderConfig: withNumbers(ReaderConfig, view) } : {}),
  };
}

function withNumbers(holder: { readonly [name: string]: Json }, view: PathView): { readonly [name: string]: Json } {
  return Object.fromEntries(
    Object.entries(holder).map(([name, value]) => {
      if (!numbers.has(name) || typeof value !== "string") return [name, value];
      return [name.replace(/Path$/, ""), integerBy(value, view, name, 0)];
    }),
  );
}
