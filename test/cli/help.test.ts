/** Promises that hold for the help of every command, also of those to come. */
import { describe, expect, test } from "vitest";
import { runCommandLine } from "../../src/command-line.js";
import type { Command } from "../../src/commands/command.js";
import { commands } from "../../src/commands/index.js";
import { memoryHost } from "../../src/host/memory.js";

const all = Object.entries<Command>(commands);

async function helpOf(words: readonly string[]): Promise<string> {
  const host = memoryHost({ terminal: true, columns: 200 });
  expect(await runCommandLine(host, [...words, "--help"])).toBe(0);
  return host.printed.stdout.join("");
}

/** The lines under a heading. */
function under(heading: string, help: string): string {
  return help.split("\n\n").find((part) => part.startsWith(`${heading}:\n`)) ?? "";
}

test("the general help fits 80 columns, and names every command with its summary in its group", async () => {
  const help = await helpOf([]);
  expect(help.split("\n").filter((line) => line.length > 80)).toEqual([]);
  for (const [, { name, group, summary }] of all)
    expect(under(group, help)).toMatch(new RegExp(`  ${name} .*${summary}`));
});

test("the general help shows the first example of every command", async () => {
  const examples = under("Examples", await helpOf([]));
  for (const [, command] of all) expect(examples).toContain(`  ${command.examples[0]?.line} `);
});

test("commands of a group stand together in the registry", () => {
  const groups = all.map(([, command]) => command.group);
  expect(groups.filter((group, at) => group !== groups[at - 1])).toEqual([...new Set(groups)]);
});

describe.each(all)("%s", (key, command) => {
  test("fits 80 columns and shows its examples", async () => {
    const help = await helpOf([command.name]);
    expect(help.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) expect(under("Examples", help)).toContain(`  ${example.line} `);
  });

  test("has every option under the heading of its group", async () => {
    const help = await helpOf([command.name]);
    for (const { usage, group = "Options" } of command.options) expect(under(group, help)).toContain(`  ${usage} `);
  });

  test("is registered under its own name, and its examples call it", () => {
    expect(command.name).toBe(key);
    for (const example of command.examples) expect(example.line).toMatch(new RegExp(`^emrflow ${command.name}( |$)`));
  });
});
