/**
 * Makes a `Machine` of whatever JSON a stranger gives, and says what of it is not ASL. All that reads machines may then
 * trust their types.
 */
import type { Json, JsonObject, Machine, QueryLanguage, State, StateGraph } from "../../../machine/asl.js";
import { isObject } from "../../../machine/json.js";
import { escapePointer } from "../../../machine/walk.js";
import { found, type AuditFinding } from "../finding.js";
import { inside, readFields, text, type Form, type Spot } from "./forms.js";
import { unreadable } from "./unreadable.js";
import { misplacedIn } from "./misplaced.js";
import { machineFields, processorFields, stateFields } from "./state-fields.js";

/** Graphs may nest as deep as this. AWS's own limit is not documented; machines of people have three levels. */
const deepestGraph = 50;

/**
 * Reads a machine. It is total: a machine comes of anything, in which what is wrong is left out.
 *
 * @param json a definition, parsed
 * @returns the machine, and a finding for each thing that is not ASL
 */
export function readMachine(json: Json): { readonly machine: Machine; readonly problems: readonly AuditFinding[] } {
  const problems: AuditFinding[] = [];
  const refuse: Spot["refuse"] = (problem) => void problems.push(problem);
  const report: Spot["report"] = ({ pointer, state, field, owner }, expected) =>
    refuse(found("notAsl", { pointer, state }, field, owner, expected));
  const language = isObject(json) && json["QueryLanguage"] === "JSONata" ? "JSONata" : "JSONPath";
  const spot: Spot = {
    pointer: "",
    field: "The definition",
    owner: "the file",
    state: null,
    depth: 0,
    language,
    report,
    refuse,
  };
  const machine = graphWith(json, spot, "the state machine", (given, inner) => readFields(given, machineFields, inner));
  return { machine: machine ?? nothing, problems };
}

const nothing: Machine = { StartAt: "", States: {} };

/** Reads a graph, and the other fields of what holds it. */
function graphWith(
  value: Json,
  spot: Spot,
  owner: string,
  others: (given: JsonObject, inner: Spot) => JsonObject,
): StateGraph | undefined {
  if (!isObject(value)) {
    spot.report(spot, "an object with `StartAt` and `States`");
    return undefined;
  }
  if (spot.depth > deepestGraph) {
    spot.report(spot, `nested at most ${deepestGraph} levels deep`);
    return undefined;
  }
  const inner = { ...spot, owner, depth: spot.depth + 1 };
  const start = value["StartAt"];
  if (start === undefined) spot.report({ ...inner, field: "StartAt" }, "there, as the name of a state");
  return {
    ...others(value, inner),
    StartAt: (start !== undefined && text(start, inside(inner, "StartAt", "StartAt"))) || "",
    States: readStates(value["States"], spotOf(value, "States", inner)),
  };
}

function readStates(value: Json | undefined, spot: Spot): StateGraph["States"] {
  if (!isObject(value)) {
    spot.report(spot, "an object of states by their names");
    return {};
  }
  if (Object.keys(value).length === 0) spot.report(spot, "an object with a state");
  return Object.fromEntries(
    Object.entries(value).map(([name, state]) => [
      name,
      readState(state, { ...inside(spot, name, name), state: name }),
    ]),
  );
}

function readState(value: Json, spot: Spot): State {
  if (!isObject(value)) {
    spot.report({ ...spot, owner: "`States`" }, "an object");
    return unreadable(spot.field, null, null);
  }
  const owner = `\`${spot.field}\``;
  const type = value["Type"];
  const table = typeof type === "string" && Object.hasOwn(fieldsOf, type) ? fieldsOf[type] : undefined;
  if (typeof type !== "string" || table === undefined) {
    spot.report({ ...spotOf(value, "Type", spot), owner }, `one of ${Object.keys(fieldsOf).join(", ")}`);
    return unreadable(spot.field, value["Next"], value["End"]);
  }
  for (const { field, language, meant } of misplacedIn(value, table, Object.values(fieldsOf), languageOf(value, spot)))
    spot.refuse(
      found(
        "notForState",
        { pointer: `${spot.pointer}/${escapePointer(field)}`, state: spot.state },
        field,
        type,
        language,
        meant,
      ),
    );
  const read = readFields(value, table, { ...spot, owner });
  // The table of its type has read every field, and `whole` adds what was missing.
  return whole({ ...read }, spot, owner) as unknown as State;
}

function languageOf({ QueryLanguage: own }: JsonObject, { language }: Spot): QueryLanguage {
  return own === "JSONata" || own === "JSONPath" ? own : language;
}

const graph: Form<StateGraph> = (value, spot) => graphWith(value, spot, `\`${spot.field}\``, () => ({}));
const processor: Form<StateGraph> = (value, spot) =>
  graphWith(value, spot, `\`${spot.field}\``, (given, inner) => readFields(given, processorFields, inner));

const fieldsOf: Readonly<Record<string, ReturnType<typeof stateFields>[State["Type"]]>> = stateFields(graph, processor);

/** The spot of a field, or of what should have it. */
function spotOf(given: JsonObject, field: string, spot: Spot): Spot {
  return Object.hasOwn(given, field) ? inside(spot, field, field) : { ...spot, field };
}

/** Fields that the types promise. */
const promised: Readonly<Record<string, JsonObject>> = {
  Task: { Resource: "" },
  Parallel: { Branches: [] },
  Choice: { Choices: [] },
};

const goingOn: ReadonlySet<Json | undefined> = new Set(["Task", "Parallel", "Map", "Pass", "Wait"]);

function whole(state: JsonObject, spot: Spot, owner: string): JsonObject {
  const { Type: type, Next: next, End: end } = state;
  if (goingOn.has(type) && next === undefined && end === undefined)
    spot.report({ ...spot, field: "Next", owner }, "there, or `End` as true");
  if (next !== undefined && end !== undefined)
    spot.report({ ...inside(spot, "Next", "Next"), owner }, "left out, as there is `End`");
  if (type === "Map" && state["ItemProcessor"] === undefined && state["Iterator"] === undefined)
    spot.report({ ...spot, field: "ItemProcessor", owner }, "there, as a graph");
  return { ...promised[String(type)], ...state };
}
