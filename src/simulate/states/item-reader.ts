/** What the reader of a distributed Map finds on S3: what the simulator was told, else nothing, which is said. */
import type { Json, MapState } from "../../machine/asl.js";
import { isList, isObject } from "../../machine/json.js";
import type { Visit } from "../engine/execution.js";

/** Gives the items; evaluates the reader first, as its expressions may fail. */
export async function itemsRead(state: MapState, visit: Visit): Promise<readonly Json[]> {
  const reader = await visit.language.blockOf(state, "ItemReader", visit);
  const { options, assumed } = visit.place.execution;
  const told = Object.hasOwn(options.readItems ?? {}, visit.name) ? options.readItems?.[visit.name] : undefined;
  if (told !== undefined && isList(told)) return told.slice(0, mostItems(reader));
  const resource = isObject(reader) ? String(reader["Resource"] ?? "") : "";
  assumed.push({ state: visit.name, resource, result: [], why: "nobody said which items it reads" });
  return [];
}

/** @param reader evaluated */
function mostItems(reader: Json): number {
  const config = isObject(reader) ? reader["ReaderConfig"] : undefined;
  const most = isObject(config) ? config["MaxItems"] : undefined;
  return typeof most === "number" && most > 0 ? most : Infinity;
}
