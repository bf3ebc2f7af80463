/** Promises that hold for the help of every command, also of those to come. */
import { describe, expect, test } from "vitest";
import { runCommandLine } from "../../src/command-line.js";
import type { Command } from "../../src/commands/command.js";
import { commands } from "../../src/commands/index.js";
import { memoryHost } from "../../src/host/memory.js";

async function helpOf(words: readonly string[]): Promise<string> {
  const host = memoryHost({ terminal: true, columns: 200 });
  expect(await runCommandLine(host, [...words, "--help"])).toBe(0);
  return host.printed.stdout.join("");
}

test("the general help names every command with its summary", async () => {
  const help = await helpOf([]);
  for (const command of Object.values<Command>(commands))
    expect(help).toMatch(new RegExp(`${command.name} .*${command.summary}`));
});

describe.each(Object.entries<Command>(commands))("%s", (key, command) => {
  test("fits 80 columns and shows its examples", async () => {
    const help = await helpOf([command.name]);
    expect(help.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) expect(help).toContain(`  ${example.line} `);
  });

  test("is registered under its own name, and its examples call it", () => {
    expect(command.name).toBe(key);
    for (const example of command.examples) expect(example.line).toMatch(new RegExp(`^emrflow ${command.name}( |$)`));
  });
});
