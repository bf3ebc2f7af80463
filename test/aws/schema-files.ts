/** The requests that have a schema among the committed facts. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { RequestName } from "../../src/aws/request-names.js";
import { isRequest } from "../../src/aws/request-schemas.js";

const folder = join(import.meta.dirname, "../../src/aws/schemas");

/** Gives their names, in order; a schema that no request of the product has is a mistake. */
export function schemaFiles(): readonly RequestName[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .map((file) => requestOf(file.replace(/[\\/]/, ":").replace(/\.json$/, "")))
    .sort();
}

function requestOf(name: string): RequestName {
  if (!isRequest(name)) throw new Error(`no request of the product has the schema ${name}`);
  return name;
}
