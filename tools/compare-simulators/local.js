/**
 * Runs cases on aws-local-stepfunctions. Reads `[{ definition, input, answers }]` from its input, writes `[end]` to its
 * output; `answers` says what each task gives, one visit after the other, the last one over and over.
 */
import { readFileSync } from "node:fs";
import { StateMachine } from "aws-local-stepfunctions";

const ends = [];
for (const one of JSON.parse(readFileSync(0, "utf8"))) ends.push(await endOf(one));
process.stdout.write(JSON.stringify(ends));
// What a branch that was stopped still waits for would keep the process.
process.exit(0);

async function endOf({ definition, input, answers }) {
  try {
    const machine = new StateMachine(definition, { validationOptions: { checkPaths: false, checkArn: false } });
    const execution = machine.run(input, {
      overrides: {
        taskResourceLocalHandlers: mapped(answers, handlerOf),
        waitTimeOverrides: Object.fromEntries(namesOf(definition, "Wait").map((name) => [name, 0])),
        retryIntervalOverrides: Object.fromEntries(namesOf(definition, null).map((name) => [name, 0])),
      },
      context: {
        Execution: { Id: "run-1", Input: input, Name: "run-1", StartTime: "2026-01-01T00:00:00.000Z" },
        Task: { Token: "token" },
      },
    });
    return { status: "SUCCEEDED", output: await execution.result };
  } catch (error) {
    // An execution that failed has the error as its cause; whatever else is thrown was refused before.
    return error.name === "ExecutionError" ? { status: "FAILED", error: namedBy(error.cause) } : { status: "REFUSED" };
  }
}

/** A Fail without Error has no name; the library puts its own class there. */
function namedBy(cause) {
  return cause === undefined || cause.name === "FailStateError" ? "" : cause.name;
}

function handlerOf(list) {
  let visit = 0;
  return async () => {
    const answer = list[Math.min(visit++, list.length - 1)];
    if (answer.error === undefined) return structuredClone(answer.result);
    throw Object.assign(new Error(answer.cause ?? ""), { name: answer.error });
  };
}

/** Names of the states of a type, or of all, at any depth. */
function namesOf(graph, type) {
  return Object.entries(graph.States).flatMap(([name, state]) => [
    ...(type === null || state.Type === type ? [name] : []),
    ...[...(state.Branches ?? []), state.ItemProcessor, state.Iterator]
      .filter(Boolean)
      .flatMap((each) => namesOf(each, type)),
  ]);
}

function mapped(record, make) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value)]));
}
