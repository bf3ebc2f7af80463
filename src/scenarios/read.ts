/** Reads a file of scenarios. All that is wrong is reported; what is right is read all the same. */
import { scenarios as catalog } from "../diagnostics/catalog/scenarios.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { normalTimestamp } from "../expressions/timestamps.js";
import type { Json, JsonObject } from "../machine/asl.js";
import { isObject } from "../machine/json.js";
import type { Behaviour } from "../simulate/emr/behaviours/switches.js";
import type { Source } from "../text/source.js";
import type { Span } from "../text/span.js";
import { fitting } from "../yaml/fit.js";
import { readYaml, type YamlEntry, type YamlNode } from "../yaml/tree.js";
import { entriesOf, itemsOf, jsonOf, millisecondsOf, textOf, valueIn } from "../yaml/values.js";
import { readExpected, saysNothing } from "./read-expected.js";
import type { Failing, Given, Placed, Scenario, ScenarioFile } from "./scenario.js";
import { scenarioFields } from "./schema.js";

/** Reads the text of a file. */
export async function readScenarios(source: Source, tell: Report): Promise<ScenarioFile> {
  const told: Span[] = [];
  // No command applies fixes to these files, so none is offered.
  const report: Report = ({ fixes: _none, ...finding }) => {
    told.push(finding);
    tell(finding);
  };
  // What was left out because something is wrong with it was meant to say something.
  const isBroken = (place: Span): boolean => told.some(({ start }) => start >= place.start && start < place.end);
  const tree = await readYaml(source.text, catalog, report);
  const about = { words: catalog, top: "The file", report };
  const whole = tree && fitting(tree, { kind: "object", fields: scenarioFields }, "The file", about);
  if (!tree) {
    // Nothing, or only comments: no tests at all, which must not pass as if all of them had.
    if (told.length === 0)
      report(catalog.wrongValue({ start: 0, end: 0 }, "The file", "something with `scenarios` in it"));
    return { source, scenarios: [] };
  }
  const scenarios = itemsOf(valueIn(whole, "scenarios")).map((node) => readScenario(node, whole, report, isBroken));
  const names = new Set<string>();
  for (const { name, at } of scenarios) {
    if (names.has(name)) report(catalog.sameName(at, name));
    names.add(name);
  }
  return { source, scenarios };
}

function readScenario(
  node: YamlNode,
  file: YamlNode | null,
  report: Report,
  isBroken: (place: Span) => boolean,
): Scenario {
  const name = valueIn(node, "name") ?? node;
  const stop = valueIn(node, "stop");
  const at = valueIn(stop, "at");
  const after = valueIn(stop, "after");
  const seed = valueIn(node, "seed");
  const expect = valueIn(node, "expect");
  if (expect && !isBroken(expect) && saysNothing(expect)) report(catalog.testsNothing(expect));
  return {
    name: textOf(name),
    at: name,
    whole: node,
    workflow: placedText(valueIn(node, "workflow") ?? valueIn(file, "workflow")),
    params: new Map([file, node].flatMap((each) => entriesOf(valueIn(each, "params")).map(param))),
    input: { ...objectIn(valueIn(file, "input")), ...objectIn(valueIn(node, "input")) },
    inputPlaces: new Map([file, node].flatMap((each) => entriesOf(valueIn(each, "input")).map(keyPlaceOf))),
    startedAt: startOf(valueIn(node, "start"), report),
    seed: seed ? Number(textOf(seed)) : null,
    existing: [file, node].flatMap((each) => itemsOf(valueIn(each, "existing")).map(existingOf)),
    // The schema has just the switches and their values.
    behaviour: objectIn(valueIn(node, "behaviour")) as Partial<Behaviour>,
    given: entriesOf(valueIn(node, "given")).map(readGiven),
    stop: at ? { name: { value: textOf(at), at }, after: after ? millisecondsOf(after) : 0 } : null,
    expected: readExpected(expect, node),
  };
}

function param({ key, keyPlace, value }: YamlEntry): readonly [string, Placed<string>] {
  return [key, { value: textOf(value), at: keyPlace }];
}

function keyPlaceOf({ key, keyPlace }: YamlEntry): readonly [string, Span] {
  return [key, keyPlace];
}

function placedText(node: YamlNode | null): Placed<string> | null {
  return node ? { value: textOf(node), at: node } : null;
}

function objectIn(node: YamlNode | null): JsonObject {
  const json: Json = node ? jsonOf(node) : {};
  return isObject(json) ? json : {};
}

function startOf(node: YamlNode | null, report: Report): number | null {
  if (!node) return null;
  const time = normalTimestamp(textOf(node));
  if (time !== null) return Date.parse(time);
  report(catalog.wrongValue(node, "`start`", "a time like `2026-11-22T02:00:00Z`"));
  return null;
}

const kinds: ReadonlyMap<string, "application" | "virtual cluster"> = new Map([
  ["application", "application"],
  ["virtual-cluster", "virtual cluster"],
]);

function existingOf(node: YamlNode): Scenario["existing"][number] {
  const text = (key: string): string | null => {
    const value = valueIn(node, key);
    return value && textOf(value);
  };
  const id = text("id") ?? "";
  const kind = kinds.get(text("kind") ?? "");
  return {
    id,
    name: text("name") ?? id,
    ...(kind ? { kind } : {}),
    ...(text("protected") === "true" ? { protected: true } : {}),
  };
}

function readGiven({ key, keyPlace, value }: YamlEntry): Given {
  const takes = valueIn(value, "takes");
  const answers = valueIn(value, "answers");
  const finds = valueIn(value, "finds");
  const fails = valueIn(value, "fails");
  const hangs = valueIn(value, "hangs");
  return {
    name: { value: key, at: keyPlace },
    takes: takes && { value: millisecondsOf(takes), at: takes },
    failing: [...(fails ? [readFails(fails)] : []), ...(hangs ? [readHangs(hangs)] : [])],
    answers: answers ? { value: jsonOf(answers), at: answers } : null,
    finds: finds ? { value: itemsOf(finds).map(jsonOf), at: finds } : null,
  };
}

function readHangs(node: YamlNode): Failing {
  return { at: node, attempts: attemptsOf(node), error: "States.Timeout", cause: null, after: null };
}

function readFails(node: YamlNode): Failing {
  if (node.kind !== "map")
    return { at: node, attempts: attemptsOf(node), error: "States.TaskFailed", cause: null, after: null };
  const attempt = valueIn(node, "attempt");
  const times = valueIn(node, "times");
  const error = valueIn(node, "error");
  const cause = valueIn(node, "cause");
  const after = valueIn(node, "after");
  return {
    at: node,
    attempts: attempt ? onlyTry(Number(textOf(attempt))) : times ? attemptsOf(times) : onlyTry(1),
    error: error ? textOf(error) : "States.TaskFailed",
    cause: cause && textOf(cause),
    after: after && millisecondsOf(after),
  };
}

/** `2`: the first and the second try. */
function attemptsOf(node: YamlNode): Failing["attempts"] {
  const text = textOf(node);
  return text === "always" ? "always" : { first: 1, last: Number(text) };
}

function onlyTry(attempt: number): Failing["attempts"] {
  return { first: attempt, last: attempt };
}
