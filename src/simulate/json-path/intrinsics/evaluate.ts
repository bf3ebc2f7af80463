/** Evaluates calls of intrinsic functions. */
import type { Json } from "../../../machine/asl.js";
import { StateFailure } from "../../failure.js";
import type { Budget } from "../budget.js";
import { PathProblem } from "../dialect.js";
import { evaluateInTemplate } from "../evaluate-path.js";
import type { PathView } from "../view.js";
import { arrays } from "./arrays.js";
import { data } from "./data.js";
import { IntrinsicProblem, type Intrinsic } from "./function.js";
import { readCall, type Argument, type Call } from "./parse.js";
import { texts } from "./texts.js";

const intrinsics: ReadonlyMap<string, Intrinsic> = new Map([...arrays, ...texts, ...data]);

/** Reads a call, with the names and the numbers of arguments checked. Throws PathProblem. */
export function readIntrinsic(source: string): Call {
  return checked(readCall(source));
}

function checked(call: Call): Call {
  const intrinsic = intrinsics.get(call.name);
  if (!intrinsic) throw new PathProblem(`calls States.${call.name}, which there is not`);
  const [least, most] = intrinsic.takes;
  const count = call.arguments.length;
  if (count < least || count > most) throw new PathProblem(`gives ${count} arguments to States.${call.name}`);
  for (const argument of call.arguments) if (argument.kind === "call") checked(argument.call);
  return call;
}

/** Evaluates a call; what is wrong in it fails the state with `States.IntrinsicFailure`. */
export function evaluateIntrinsic(source: string, view: PathView, budget: Budget): Json {
  try {
    return valueOf(readIntrinsic(source), view, budget);
  } catch (thrown) {
    if (thrown instanceof PathProblem)
      throw new StateFailure("States.IntrinsicFailure", `'${source}' ${thrown.message}`);
    throw thrown;
  }
}

function valueOf(call: Call, view: PathView, budget: Budget): Json {
  const intrinsic = intrinsics.get(call.name);
  if (!intrinsic) throw new Error(`States.${call.name} was not checked`);
  const given = call.arguments.map((argument) => argumentOf(argument, call, view, budget));
  for (const value of given) budget.weigh(value);
  const [first] = call.arguments;
  const setting = { chance: view.chance, budget, template: first?.kind === "text" ? first.text : null };
  try {
    return intrinsic.run(given, setting);
  } catch (thrown) {
    // A RangeError comes of values that nest deeper than the stack.
    if (!(thrown instanceof IntrinsicProblem) && !(thrown instanceof RangeError)) throw thrown;
    throw failure("States.IntrinsicFailure", call, thrown.message);
  }
}

function argumentOf(argument: Argument, call: Call, view: PathView, budget: Budget): Json {
  switch (argument.kind) {
    case "text":
      return argument.text.value;
    case "constant":
      return argument.value;
    case "call":
      return valueOf(argument.call, view, budget);
    case "path": {
      const selected = evaluateInTemplate(argument.path, view, budget);
      if ("value" in selected) return selected.value;
      const input = JSON.stringify(view.document);
      const cause = `The JsonPath argument for the field '${argument.path}' could not be found in the input '${input}'`;
      throw failure("States.Runtime", call, cause);
    }
  }
}

function failure(error: string, call: Call, problem: string): StateFailure {
  return new StateFailure(error, `The function '${call.source}' had the following error: ${problem}`);
}
