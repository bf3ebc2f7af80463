/** The page of dependencies: package.json and package-lock.json as a table, with a reason for each. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dependencyReasons, installScripts } from "./dependency-reasons.js";
import { inCell } from "./setting-row.js";

/** What package-lock.json says of a package. */
export interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: boolean;
}

/** Gives every package of package-lock.json by its name; of one that stands there twice, the outer. @param root the project */
export function lockedPackages(root: string): ReadonlyMap<string, LockedPackage> {
  // npm writes the file, and `npm ci` refuses what has another form.
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  const found = new Map<string, LockedPackage>();
  for (const [path, each] of Object.entries(lock.packages)) {
    const name = path.split("node_modules/").at(-1) ?? "";
    if (name !== "" && (!found.has(name) || path === `node_modules/${name}`)) found.set(name, each);
  }
  return found;
}

/** Gives the direct dependencies with the range that package.json asks for. @param root the project */
export function directDependencies(root: string): ReadonlyMap<string, string> {
  // npm refuses a package.json of another form.
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Readonly<
    Record<"dependencies" | "devDependencies", Readonly<Record<string, string>> | undefined>
  >;
  return new Map(Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }));
}

/** Gives the packages whose code is in dist/, as the committed notices name them. @param root the project */
export function bundledPackages(root: string): ReadonlySet<string> {
  const notices = readFileSync(join(root, "THIRD_PARTY_NOTICES.txt"), "utf8");
  return new Set([...notices.matchAll(/^- (\S+) \S+ \(.+\)$/gm)].map(([, name = ""]) => name));
}

/** A package of which third-party has some files; nothing of it is installed. */
export interface KeptPackage {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** The hash of each file, in hexadecimal digits. */
  readonly sha256: Readonly<Record<string, string>>;
}

/** Gives the packages of third-party by their names. @param root the project */
export function keptPackages(root: string): ReadonlyMap<string, KeptPackage> {
  const folders = readdirSync(join(root, "third-party"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return new Map(
    folders.map(({ name }) => {
      const folder = join(root, "third-party", name);
      // The project's own files; the test of third-party holds what they must say.
      const said = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Omit<KeptPackage, "folder">;
      return [said.name, { ...said, folder }];
    }),
  );
}

/** Gives the page's Markdown. @param root the project @throws Error if a dependency has no reason or is not locked */
export function dependenciesPage(root: string): string {
  const locked = lockedPackages(root);
  const bundled = bundledPackages(root);
  const rows = [...directDependencies(root)].map(([name, range]) => {
    const reason = dependencyReasons.get(name);
    const there = locked.get(name);
    if (!reason) throw new Error(`tools/docs/dependency-reasons.ts does not say what ${name} is for`);
    if (!there) throw new Error(`package-lock.json has no ${name}`);
    const cells = [
      `\`${name}\``,
      range === there.version ? range : `${range}, locked at ${there.version}`,
      there.license ?? "",
      there.engines?.["node"] ?? "",
      bundled.has(name) ? "yes" : "no",
      there.hasInstallScript ? "yes" : "no",
      reason.what,
      reason.why,
    ];
    return `| ${cells.map(inCell).join(" | ")} |\n`;
  });
  return `# Dependencies

The published package has no dependencies: what it needs is bundled into its files, and
[THIRD_PARTY_NOTICES.txt](../THIRD_PARTY_NOTICES.txt) names every package of which a bundle holds code, with its licence.
The build takes that from the bundler, and fails on a package without a licence text or under a licence that
\`tools/allowed-licences.ts\` does not list.

These are the direct dependencies of the project itself. All versions are locked in \`package-lock.json\`, with the hash of
each package.

| package | version | licence | Node | bundled | install script | what for | why this one |
|---|---|---|---|---|---|---|---|
${rows.join("")}
## Kept in the project

Of these packages [third-party](../third-party/README.md) has the files that are bundled, as the packages themselves have
install scripts. Nothing of them is installed.

${[...keptPackages(root).values()].map(({ name, version, license }) => `- \`${name}\` ${version} (${license})\n`).join("")}
## Install scripts

No package that is bundled has an install script, so \`npm ci --ignore-scripts\` is enough to build emrflow, to test it
and to use it. Among the tools for development these have one:

${[...installScripts].map(([name, why]) => `- \`${name}\`, ${why}.\n`).join("")}`;
}
