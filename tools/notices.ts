/**
 * What the package owes to others: the packages whose code the bundler put into dist/, each with its licence. It goes by
 * what the bundler says, so that a new import shows here of itself.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../src/text/compare.js";
import { allowedLicences } from "./allowed-licences.js";

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The licence, and the notice if there is one, as the package has them. */
  readonly text: string;
}

/**
 * Gives the text of THIRD_PARTY_NOTICES.txt.
 *
 * @param root the project, which has the bundler
 * @param modules the ids of the modules that have code in a bundle
 * @throws Error if a package has no licence text, or a licence that is not allowed
 */
export function noticesText(root: string, modules: Iterable<string>): string {
  const folders = new Set([...modules].flatMap((id) => folderOf(root, id) ?? []));
  const packages = [...folders].map(readPackage).sort((left, right) => compareText(key(left), key(right)));
  const list = packages.map(({ name, version, licence }) => `- ${name} ${version} (${licence})\n`).join("");
  return `Third-party notices\n\nThe files in dist/ contain code of these packages:\n\n${list}${sections(packages)}`;
}

function key({ name, version }: Package): string {
  return `${name} ${version}`;
}

/** The folder of the package that a module belongs to, in node_modules or in third-party; `null` for the project's own. */
function folderOf(root: string, id: string): string | null {
  // The bundler's own functions that tie modules together.
  if (id.startsWith("\0rolldown/")) return join(root, "node_modules/rolldown");
  // The build's own plugins mark what they make of a file.
  const file = id.replace(/^\0[\w-]+:/, "");
  return /^.*[\\/](?:node_modules[\\/](?:@[^\\/]+[\\/])?|third-party[\\/])[^\\/]+/.exec(file)?.[0] ?? null;
}

function readPackage(folder: string): Package {
  const {
    name,
    version,
    license: licence,
  }: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (typeof name !== "string" || typeof version !== "string" || typeof licence !== "string")
    throw new Error(`${folder} is bundled, and its package.json does not say its name, version and licence`);
  if (!allowedLicences.has(licence))
    throw new Error(`${name} is bundled under the licence ${licence}, which tools/allowed-licences.ts does not allow`);
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)(\.|$)/i.test(file));
  if (!files.some((file) => !/^notice/i.test(file)))
    throw new Error(
      `${name} is bundled, and has no licence text that could be passed on: look for it, or do without it`,
    );
  const texts = files.sort().map((file) => readFileSync(join(folder, file), "utf8"));
  return { name, version, licence, text: texts.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n") };
}

/** A licence that several packages have word for word stands once. */
function sections(packages: readonly Package[]): string {
  const byText = new Map<string, Package[]>();
  for (const each of packages) byText.set(each.text, [...(byText.get(each.text) ?? []), each]);
  return [...byText]
    .map(([text, same]) => {
      const names = same.map(({ name, version }) => `${name} ${version}`).join(", ");
      return `\n${"-".repeat(80)}\n${names}\n\n${text}\n`;
    })
    .join("");
}
