/** The states that neither catch nor hold other states: Pass, Wait, Succeed and Fail. */
import type { FailState, PassState, SucceedState, WaitState } from "../../machine/asl.js";
import { ANY } from "./failures.js";
import { readPath, placeOf } from "./json-path.js";
import { languageOf, scopeAt, step, type At, type Move } from "./moves.js";
import { mayMissPath, onwards, placedResult, proceed, selectedInput } from "./proceed.js";
import { expressionFails, letOut } from "./recover.js";
import { evaluateTemplate } from "./template.js";
import type { Evaluated } from "./truth.js";
import { unknown, valueOf, type Value } from "./value.js";

export function runPass(at: At<PassState>): readonly Move[] {
  const { state, facts } = at;
  if (languageOf(at) === "JSONata") return goOn(at, facts.input, false);
  const result = passResult(at);
  const value = placedResult(at, state.ResultPath, result.value);
  return goOn(at, value, result.mayFail || mayMissPath(state.InputPath, facts.input, at), scopeAt(at, result.value));
}

function passResult(at: At<PassState>): Evaluated {
  const { Result: result, Parameters: parameters } = at.state;
  if (result !== undefined) return { value: valueOf(result), mayFail: false };
  const input = selectedInput(at);
  return parameters === undefined ? { value: input, mayFail: false } : evaluateTemplate(parameters, scopeAt(at, input));
}

export function runWait(at: At<WaitState>): readonly Move[] {
  const { Seconds: seconds, Timestamp: timestamp, SecondsPath: secondsPath, TimestampPath: timestampPath } = at.state;
  const scope = scopeAt(at);
  const dynamic = [seconds, timestamp].some(
    (text) => typeof text === "string" && evaluateTemplate(text, scope).mayFail,
  );
  return goOn(at, selectedInput(at), dynamic || mayMissPath(secondsPath ?? timestampPath, at.facts.input, at));
}

export function runSucceed(at: At<SucceedState>): readonly Move[] {
  const { facts, mayFail } = onwards(at, { Output: at.state.Output }, at.facts.status, selectedInput(at), scopeAt(at));
  const move = proceed(at, undefined, facts, "ends");
  return mayFail ? [move, expressionFails(at)] : [move];
}

/** A Fail fails whatever its expressions do; only the error's name matters to who catches it. */
export function runFail(at: At<FailState>): readonly Move[] {
  const value = failName(at);
  const error = value.kind === "constant" && typeof value.value === "string" ? value.value : ANY;
  return [
    letOut({ status: at.facts.status, error, origin: at.name, trail: step(at, "fails", error === ANY ? null : error) }),
  ];
}

function failName(at: At<FailState>): Value {
  const { Error: error, ErrorPath: errorPath } = at.state;
  if (error !== undefined) return evaluateTemplate(error, scopeAt(at)).value;
  const path = errorPath === undefined ? null : readPath(errorPath);
  return path === null ? unknown() : placeOf(path, scopeAt(at));
}

function goOn(at: At<PassState | WaitState>, value: Value, mayFail: boolean, scope = scopeAt(at)): readonly Move[] {
  const through = onwards(at, at.state, at.facts.status, value, scope);
  const move = proceed(at, at.state.Next, through.facts, "goes on");
  return mayFail || through.mayFail ? [move, expressionFails(at)] : [move];
}
