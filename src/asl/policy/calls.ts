/** The calls that a machine makes with its role: those of its Tasks, and those of a distributed Map by itself. */
import type { Json, JsonObject, Machine, MapState, QueryLanguage, State, TaskState } from "../../machine/asl.js";
import { isObject } from "../../machine/json.js";
import { readCall, type ServiceCall } from "../../machine/call.js";
import { statesOf } from "../../machine/walk.js";
import type { Request } from "./request.js";

export interface RoleCall {
  readonly state: string;
  readonly resource: string;
  /** `null` for what cannot be read: a placeholder for all of it. */
  readonly call: ServiceCall | null;
  readonly request: Request;
  /** The role that the task takes on instead, as far as it is known. */
  readonly credentials: Request | null;
}

const lambdaFunction = /^arn:([^:]+|\$\{[^}]+\}):lambda:/;
const activity = /^arn:.+?:states:[^:]*:[^:]*:activity:/;

/** Gives the calls in the order of the states. */
export function callsOf(machine: Machine): readonly RoleCall[] {
  const partition = partitionOf(machine);
  return [...statesOf(machine)].flatMap(({ name, state }): readonly RoleCall[] => {
    const language = state.QueryLanguage ?? machine.QueryLanguage ?? "JSONPath";
    if (state.Type === "Task") return taskCalls(name, state, language);
    return state.Type === "Map" ? mapCalls(name, state, language, partition) : [];
  });
}

function taskCalls(name: string, state: TaskState, language: QueryLanguage): readonly RoleCall[] {
  const { Resource: resource } = state;
  // Whoever works on an activity asks for its tasks; the machine itself calls nobody.
  if (activity.test(resource)) return [];
  const [, partition] = lambdaFunction.exec(resource) ?? [];
  const credentials = state.Credentials === undefined ? null : { language, template: state.Credentials };
  const called = { state: name, resource, credentials };
  if (partition === undefined)
    return [{ ...called, call: readCall(resource), request: { language, template: argumentsOf(state) } }];
  const call = { partition, action: "lambda:invoke", pattern: "request" } as const;
  return [{ ...called, call, request: { language, template: { FunctionName: resource } } }];
}

/** A distributed Map starts its own machine anew for its items; an inline one does nothing that needs a permission. */
function mapCalls(name: string, state: MapState, language: QueryLanguage, partition: string): readonly RoleCall[] {
  if (state.ItemProcessor?.ProcessorConfig?.Mode !== "DISTRIBUTED") return [];
  const called = { state: name, credentials: null };
  const children: RoleCall = {
    ...called,
    resource: "",
    call: { partition, action: "map:distributed", pattern: "request" },
    request: { language, template: {} },
  };
  const stores = [["reader", state.ItemReader] as const, ["writer", state.ResultWriter] as const];
  return [
    children,
    ...stores.flatMap(([role, store]): readonly RoleCall[] => {
      if (!isObject(store)) return [];
      const resource = typeof store["Resource"] === "string" ? store["Resource"] : "";
      // A ResultWriter may do no more than give its results another form.
      if (resource === "") return [];
      const call = readCall(resource);
      const template = requestOf(store);
      return [
        {
          ...called,
          resource,
          call: call && { ...call, action: `${role}:${call.action}` },
          request: { language, template },
        },
      ];
    }),
  ];
}

/** What is read or written, together with how. */
function requestOf(store: JsonObject): Json {
  const given = store["Arguments"] ?? store["Parameters"] ?? {};
  return isObject(given) ? { ...given, ReaderConfig: store["ReaderConfig"] ?? {} } : given;
}

function argumentsOf(state: TaskState): Json | undefined {
  return state.Arguments ?? state.Parameters;
}

/** A machine calls services of its own part of AWS only. */
function partitionOf(machine: Machine): string {
  for (const { state } of statesOf(machine)) {
    const call = state.Type === "Task" ? readCall(resourceOf(state)) : null;
    if (call) return call.partition;
  }
  return "aws";
}

function resourceOf(state: State): string {
  return state.Type === "Task" ? state.Resource : "";
}
