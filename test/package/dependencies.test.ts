/** Where the code comes from: each dependency has a reason, and none that users get runs anything when it is installed. */
import { expect, test } from "vitest";
import {
  bundledPackages,
  directDependencies,
  keptPackages,
  lockedPackages,
} from "../../tools/docs/dependencies-page.js";
import { dependencyReasons, installScripts } from "../../tools/docs/dependency-reasons.js";
import manifest from "../../package.json";
import { root } from "./built.js";

const locked = lockedPackages(root);
const withScript = [...locked].flatMap(([name, { hasInstallScript }]) => (hasInstallScript ? [name] : []));

test("the reasons are those of exactly the dependencies of package.json, in its order", () => {
  expect([...dependencyReasons.keys()]).toEqual([...directDependencies(root).keys()]);
});

test("the published package has no dependencies, and nothing that runs when it is installed", () => {
  const kinds = ["dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies"];
  expect(Object.keys(manifest).filter((key) => kinds.includes(key))).toEqual([]);
  expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
});

test("what is bundled is locked or kept in third-party, and has no install script", () => {
  const kept = keptPackages(root);
  const bundled = [...bundledPackages(root)].filter((name) => !kept.has(name));
  expect(bundled.length).toBeGreaterThan(3);
  expect(bundled.filter((name) => !locked.has(name))).toEqual([]);
  expect(bundled.filter((name) => withScript.includes(name))).toEqual([]);
});

test("the install scripts below the tools for development are the known ones", () => {
  expect(withScript).toEqual([...installScripts.keys()]);
});

test("esbuild finds its program without its script: each platform's is a package of its own, without one", () => {
  const programs = [...locked].filter(([name]) => name.startsWith("@esbuild/"));
  expect(programs.map(([name]) => name)).toContain("@esbuild/linux-x64");
  expect(programs.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
});
