/** Tasks that may wait for ever, and machines that nothing bounds: one finding for a machine. */
import { readResource } from "../../../aws/resource-text.js";
import type { Machine, TaskState } from "../../../machine/asl.js";
import { readCall } from "../../../machine/call.js";
import { statesOf } from "../../../machine/walk.js";
import { found, pointerTo } from "../finding.js";
import { resourceCall } from "../resources.js";
import { withPlainPlaceholders } from "./placeholders.js";
import type { Rule } from "./rule.js";

/** Source: Step Functions developer guide, sfn-best-practices, *Use timeouts to avoid stuck executions*; read 2026-11-24. */
export const timeLimits: Rule = ({ machine, type }) => {
  const unlimited = [...statesOf(machine)].flatMap(({ name, state, path }) =>
    state.Type === "Task" && waits(state) && !isLimited(state) ? [{ name, pointer: pointerTo(path, name) }] : [],
  );
  const isOpen = machine.TimeoutSeconds === undefined && type !== "EXPRESS" && takesTime(machine);
  const [first] = unlimited;
  if (first === undefined && !isOpen) return [];
  const place = first === undefined ? { pointer: "", state: null } : { pointer: first.pointer, state: first.name };
  const names = unlimited.map(({ name }) => name);
  return [found("noTimeLimit", place, names, isOpen)];
};

/** Without a Task nothing takes longer than its Waits say. */
function takesTime(machine: Machine): boolean {
  return [...statesOf(machine)].some(({ state }) => state.Type === "Task");
}

/** A creation is left out: when its time runs out, nobody has the id of what it made. */
function waits({ Resource: resource }: TaskState): boolean {
  const pattern = readCall(resource)?.pattern ?? "request";
  if (resourceCall(resource)?.does === "makes") return false;
  return pattern !== "request" || readResource(withPlainPlaceholders(resource))?.form === "activity";
}

function isLimited(state: TaskState): boolean {
  return [state.TimeoutSeconds, state.TimeoutSecondsPath, state.HeartbeatSeconds, state.HeartbeatSecondsPath].some(
    (limit) => limit !== undefined,
  );
}
