/** What fixes make of a text: it has no finding left, and says what was meant. */
import { expect, test } from "vitest";
import { mended, parsed } from "./parsed.js";

const inWorkflow = (line: string) => `workflow w {\n  ${line}\n}`;

test.each([
  ["step run on etl = spark {}", "step run_ on etl = spark {}"],
  ["step my-step on etl = spark {}", "step my_step on etl = spark {}"],
  ["clutser etl = ec2 {}", "cluster etl = ec2 {}"],
  ["let x: 3", "let x= 3"],
  ["let x := 3", "let x = 3"],
  ["let x: list<string> = []", "let x = []"],
  ["timeout = 6h", "timeout : 6h"],
  ["tags: { a: 1 b: 2 }", "tags: { a: 1, b: 2 }"],
  ['args: ["a" "b"]', 'args: ["a", "b"]'],
  ["let a = 1 let b = 2", "let a = 1 \nlet b = 2"],
  ["let a = 1; let b = 2;", "let a = 1\n let b = 2"],
  ["keep x # why", "keep x // why"],
  ["let x = a and not b or c === d", "let x = a && ! b || c == d"],
  ["let x = a & b | c <> d", "let x = a && b || c != d"],
  ["input { a: string[] }", "input { a: list<string> }"],
  ["a: 'say \"x'", null],
  ["a: 'x'", 'a: "x"'],
  ["a: “x”", 'a: "x"'],
  ["a:\u00a03", "a: 3"],
  [String.raw`a: "\d+\.\u00e9"`, String.raw`a: "\\d+\\.\u{00e9}"`],
  ["a: 1h 30m", "a: 1h30m"],
  ["a: 90 min", "a: 1h30m"],
  ["a: 1.5h", "a: 1h30m"],
  ["a: 30m1h", "a: 1h30m"],
  ["a: 10GB", "a: 10GiB"],
  ["a: 10 gb", "a: 10GiB"],
  ["a: 0.5KiB", null],
  ["a: 1_000", "a: 1000"],
])("%s", (broken, right) => {
  expect(parsed(inWorkflow(broken)).findings).not.toEqual([]);
  if (right === null) return;
  const text = mended(inWorkflow(broken));
  expect(text).toBe(inWorkflow(right));
  expect(parsed(text ?? "").findings).toEqual([]);
});
