/** Which platform a written block of settings is for. */
import { platformNamed, usualPlatform } from "../../src/platforms/index.js";
import type { Platform } from "../../src/platforms/platform.js";
import type { ClusterStatement, Expression, File, Name } from "../../src/syntax/ast.js";

/** Gives the platform of a cluster or template by what stands before its block. */
export function platformsIn(file: File): (base: ClusterStatement["base"]) => Platform {
  const templates = new Map(
    file.items.flatMap((item) => (item.kind === "template" && item.name ? [[item.name.text, item.base]] : [])),
  );
  const platformOf = (base: Name | Expression | null): Platform => {
    if (base?.kind === "conditional") return platformOf(base.then);
    const name = base?.kind === "name" ? base.text : base?.kind === "reference" ? base.name : null;
    if (name === null) return usualPlatform;
    const platform = platformNamed(name);
    if (platform || !templates.has(name)) return platform ?? usualPlatform;
    const below = templates.get(name) ?? null;
    // A template that is based on itself, as a page of errors shows, has no platform.
    templates.delete(name);
    const found = platformOf(below);
    templates.set(name, below);
    return found;
  };
  return platformOf;
}
