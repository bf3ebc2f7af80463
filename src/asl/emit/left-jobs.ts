/**
 * Jobs that may still run when what they run on is given back: a step that took too long leaves its job alone. They are
 * listed and cancelled. A failure here stops nothing: giving back waits for jobs in any case.
 */
import { code, constant, read } from "../../expressions/build.js";
import type { Value, Variable } from "../../expressions/value.js";
import type { LeftJobs } from "../../model/model.js";
import type { Span } from "../../text/span.js";
import { jsonType } from "../../types/type.js";
import type { Level } from "./draft.js";
import type { Emission } from "./emission.js";
import { chain, createLevel, finish, target } from "./level.js";
import { giveBackRetry, resource } from "./tasks.js";

export const listSeconds = 60;
export const cancelSeconds = 600;

/** Writes the list of what still runs, and a Map that cancels each of it. @param what the cluster's name as states say it */
export function emitCancelJobs(
  { list, ids, cancel }: LeftJobs,
  what: string,
  origin: Span,
  level: Level,
  emission: Emission,
): void {
  const jobs: Variable = { name: "left_jobs", type: jsonType, internal: true };
  const [unlisted, uncancelled] = [target(), target()];
  chain(level, {
    type: "Task",
    name: emission.names.state(`List jobs of ${what}`, level),
    origin,
    resource: resource(emission, list.service, list.action, list.pattern),
    arguments: list.arguments,
    timeoutSeconds: constant(listSeconds),
    retry: [giveBackRetry(list.service)],
    catch: [{ errors: ["States.ALL"], assign: [], next: unlisted }],
    assign: [{ variable: jobs, value: code(jsonType)`[$states.result.${ids}]` }],
    next: target(),
  });
  chain(level, {
    type: "Map",
    partition: emission.partition,
    name: emission.names.state(`Cancel jobs of ${what}`, level),
    origin,
    source: { kind: "list", items: read(jobs) },
    selector: null,
    maxConcurrency: null,
    body: cancelling(cancel, what, origin, level, emission),
    distributed: null,
    retry: [],
    catch: [{ errors: ["States.ALL"], assign: [], next: uncancelled }],
    assign: [],
    next: target(),
  });
  level.open.push(unlisted, uncancelled);
}

const item: Value = { kind: "states", path: "input", type: jsonType };

function cancelling(cancel: LeftJobs["cancel"], what: string, origin: Span, level: Level, emission: Emission): Level {
  const inside = createLevel("left_job", level, `each job of ${what}`);
  const call = cancel(item);
  const anyway = target();
  chain(inside, {
    type: "Task",
    name: emission.names.state(`Cancel a job of ${what}`, inside),
    origin,
    resource: resource(emission, call.service, call.action, call.pattern),
    arguments: call.arguments,
    timeoutSeconds: constant(cancelSeconds),
    retry: [giveBackRetry(call.service)],
    catch: [{ errors: ["States.ALL"], assign: [], next: anyway }],
    assign: [],
    next: target(),
  });
  const end = inside.open;
  inside.open = [anyway];
  chain(inside, {
    type: "Pass",
    name: emission.names.state(`Leave a job of ${what}`, inside),
    origin,
    assign: [],
    next: target(),
  });
  inside.open.push(...end);
  finish(inside, emission, origin);
  return inside;
}
