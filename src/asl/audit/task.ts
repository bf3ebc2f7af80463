/**
 * A Task: what it does to the thing that is followed when it succeeds and when it fails, and where the run goes then.
 */
import type { TaskState } from "../../machine/asl.js";
import { ANY, EXPRESSION_FAILED } from "./failures.js";
import type { Status, Subject } from "./facts.js";
import { complete } from "./complete.js";
import { guardOf, prepared, refusals } from "./guard.js";
import { languageOf, scopeAt, step, type At, type Move } from "./moves.js";
import { selectedInput } from "./proceed.js";
import { recover } from "./recover.js";
import { mayTellIds, resourceCall, type Call } from "./resources.js";
import { evaluateTemplate, placeIn } from "./template.js";
import { id, isDefined, mayHoldId, objectOf, unknown, withPlace, type Value } from "./value.js";

/** One way in which the call can turn out. */
type Effect =
  | { readonly kind: "succeeds"; readonly status: Status; readonly result: Value }
  | { readonly kind: "fails"; readonly status: Status; readonly errors: readonly string[] }
  | { readonly kind: "loses"; readonly subject: Subject };

/** Gives every way on from a Task. */
export function runTask(at: At<TaskState>): readonly Move[] {
  const call = resourceCall(at.state.Resource);
  const effects = call === null ? plainEffects(at) : effectsOf(call, argumentsOf(at), at);
  return effects.flatMap((effect) => follow(at, effect));
}

function follow(at: At<TaskState>, effect: Effect): readonly Move[] {
  if (effect.kind === "loses")
    return [{ kind: "loses", subject: effect.subject, how: "creation failed", trail: step(at, "fails") }];
  if (effect.kind === "succeeds") return complete(at, effect.status, effect.result, step(at, "succeeds"));
  return effect.errors.flatMap((error) =>
    recover(at, {
      status: effect.status,
      error,
      origin: at.name,
      trail: step(at, "fails", error === ANY ? null : error),
    }),
  );
}

function argumentsOf(at: At<TaskState>): Value {
  const { state } = at;
  if (languageOf(at) === "JSONata")
    return state.Arguments === undefined ? at.facts.input : evaluateTemplate(state.Arguments, scopeAt(at)).value;
  const input = selectedInput(at);
  return state.Parameters === undefined ? input : evaluateTemplate(state.Parameters, scopeAt(at, input)).value;
}

function plainEffects(at: At<TaskState>): readonly Effect[] {
  const { status } = at.facts;
  const mayBeId = status.subject !== null && mayTellIds(at.state.Resource);
  return [
    { kind: "succeeds", status, result: unknown({ mayBeId, defined: true }) },
    { kind: "fails", status, errors: errorsOf(at) },
  ];
}

/** A Task without a timeout of its own may run for longer than any execution. */
function errorsOf(at: At<TaskState>): readonly string[] {
  return isTimed(at.state) ? [ANY, "States.Timeout"] : [ANY];
}

function isTimed(state: TaskState): boolean {
  return hasOwnTimeout(state) || state.HeartbeatSeconds !== undefined || state.HeartbeatSecondsPath !== undefined;
}

function hasOwnTimeout(state: TaskState): boolean {
  return state.TimeoutSeconds !== undefined || state.TimeoutSecondsPath !== undefined;
}

function effectsOf(call: Call, given: Value, at: At<TaskState>): readonly Effect[] {
  if (call.does === "makes") return make(call, given, at);
  const { status } = at.facts;
  const named = names(placeIn(given, [call.idAt]), status.subject?.resourceType === call.kind.type);
  const mayBeId = call.does === "starts" && status.subject !== null && mayTellIds(at.state.Resource);
  const result = unknown({ mayBeId, defined: true, type: "object" });
  if (named === "nothing") return [{ kind: "fails", status, errors: [EXPRESSION_FAILED[languageOf(at)]] }];
  if (named === "other")
    return [
      { kind: "succeeds", status, result },
      { kind: "fails", status, errors: errorsOf(at) },
    ];
  if (named === "perhaps") {
    const doubtful: Status = call.does === "gives back" ? { ...status, life: "doubtful" } : status;
    return [
      { kind: "succeeds", status: doubtful, result },
      { kind: "fails", status: doubtful, errors: errorsOf(at) },
    ];
  }
  if (call.does === "guards") return guard(placeIn(given, [call.onWhen]), at);
  if (call.does !== "gives back") {
    const { done, failed } = prepared(call, status);
    return [
      { kind: "succeeds", status: done, result },
      { kind: "fails", status: failed, errors: errorsOf(at) },
    ];
  }
  return refusals(status).map((failed) => ({ kind: "fails", status: failed, errors: errorsOf(at) }));
}

/** Follows the new resource, or leaves it for another round and follows one that is made later. */
function make(call: Extract<Call, { does: "makes" }>, given: Value, at: At<TaskState>): readonly Effect[] {
  const { status } = at.facts;
  const other: Effect = { kind: "succeeds", status, result: answer(call, unknown({ type: "string" })) };
  const fails: Effect = { kind: "fails", status, errors: errorsOf(at) };
  if (status.life !== "absent") return [other, fails];
  const subject: Subject = {
    kind: "resource",
    state: at.name,
    path: at.path,
    resourceType: call.kind.type,
    noun: call.kind.noun,
  };
  const guarded = call.guardedBy === null ? "off" : (guardOf(placeIn(given, call.guardedBy)) ?? "off");
  const made: Status = { subject, life: "alive", guarded, tried: false };
  const effects: Effect[] = [{ kind: "succeeds", status: made, result: answer(call, id) }, other, fails];
  if (call.waits && hasOwnTimeout(at.state))
    effects.push({ kind: "fails", status: { ...made, life: "unnamed" }, errors: ["States.Timeout"] });
  if (call.waits && !endsUnused(call, given)) effects.push({ kind: "loses", subject });
  return effects;
}

function endsUnused(call: Call, given: Value): boolean {
  return call.kind.endsUnused !== null && isDefined(placeIn(given, call.kind.endsUnused)) === true;
}

/** The answer of a call that makes something, with the id wherever such an answer carries it. */
function answer(call: Extract<Call, { does: "makes" }>, newId: Value): Value {
  return call.resultIds.reduce((value, place) => withPlace(value, place, newId), objectOf([], unknown()));
}

/** Turning protection off is part of giving back: when it fails, giving back has failed. */
function guard(on: Value, at: At<TaskState>): readonly Effect[] {
  const { status } = at.facts;
  const guarded = guardOf(on) ?? status.guarded;
  const failed: Status = status.guarded !== "off" && guarded === "off" ? { ...status, tried: true } : status;
  return [
    { kind: "succeeds", status: { ...status, guarded }, result: unknown({ defined: true, type: "object" }) },
    { kind: "fails", status: failed, errors: errorsOf(at) },
  ];
}

/** Whether a call's id names what is followed; `sameKind` tells whether it could. */
function names(given: Value, sameKind: boolean): "it" | "perhaps" | "other" | "nothing" {
  if (given.kind === "missing") return "nothing";
  if (!sameKind) return "other";
  if (given.kind === "id" || (given.kind === "list" && given.items.some((item) => item.kind === "id"))) return "it";
  return mayHoldId(given) ? "perhaps" : "other";
}
