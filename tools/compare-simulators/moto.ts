/**
 * Runs cases on moto's server, where it is installed. Its interpreter knows no answers for tasks (it reads no file of
 * mocks), so that only cases without tasks and long waits can be asked.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import type { Json } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";
import type { Case, End } from "./cases.js";

const port = 5871;
const address = `http://127.0.0.1:${port}`;

/** Gives the end of each case, `null` for those it cannot be asked, or why none could be. */
export async function endsByMoto(cases: readonly Case[]): Promise<readonly (End | null)[] | string> {
  if (spawnSync("moto_server", ["--help"], { stdio: "ignore" }).error) return "moto_server is not on the PATH";
  const server = spawn("moto_server", ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  try {
    if (!(await isUp(server))) return "moto_server did not start";
    await call("/moto-api/config", { stepfunctions: { execute_state_machine: true } });
    const ends: (End | null)[] = [];
    for (const [index, one] of cases.entries()) ends.push(isAskable(one) ? await endOf(one, index) : null);
    return ends;
  } finally {
    server.kill();
  }
}

function isAskable({ definition }: Case): boolean {
  return [...statesOf(definition)].every(({ state }) => state.Type !== "Task" && state.Type !== "Wait");
}

async function isUp(server: ChildProcess): Promise<boolean> {
  for (let count = 0; count < 100 && server.exitCode === null; count++) {
    if (
      await fetch(`${address}/moto-api/`).then(
        () => true,
        () => false,
      )
    )
      return true;
    await pause(200);
  }
  return false;
}

async function endOf({ definition, input }: Case, index: number): Promise<End> {
  // It copies all that it holds for each execution, and cannot copy one that has run.
  await call("/moto-api/reset", {});
  const made = await sfn("CreateStateMachine", {
    name: `case-${index}`,
    definition: JSON.stringify(definition),
    roleArn: "arn:aws:iam::123456789012:role/states",
  });
  if (made.stateMachineArn === undefined) return { status: "REFUSED" };
  const started = await sfn("StartExecution", {
    stateMachineArn: made.stateMachineArn,
    name: "run-1",
    input: JSON.stringify(input),
  });
  if (started.executionArn === undefined) return { status: "REFUSED" };
  for (let count = 0; count < 50; count++) {
    const told = await sfn("DescribeExecution", { executionArn: started.executionArn });
    if (told.status === "SUCCEEDED") return { status: "SUCCEEDED", output: valueIn(told.output ?? "null") };
    if (told.status !== undefined && told.status !== "RUNNING") return { status: told.status, error: told.error ?? "" };
    await pause(100);
  }
  return { status: "RUNNING" };
}

/** The output is JSON, but moto hands out a text as it is. */
function valueIn(output: string): Json {
  try {
    return JSON.parse(output) as Json; // parse gives nothing but JSON
  } catch {
    return output;
  }
}

/** The fields of the API's answers that are read here. */
interface Told {
  readonly stateMachineArn?: string;
  readonly executionArn?: string;
  readonly status?: string;
  readonly output?: string;
  readonly error?: string;
}

async function sfn(action: string, body: Readonly<Record<string, string>>): Promise<Told> {
  return (await call("/", body, {
    "Content-Type": "application/x-amz-json-1.0",
    "X-Amz-Target": `AWSStepFunctions.${action}`,
    Authorization:
      "AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/states/aws4_request, SignedHeaders=host, Signature=x",
  })) as Told; // shaped so by the API
}

async function call(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const answer = await fetch(`${address}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  // An interpreter that breaks down answers with a page of HTML.
  return answer.headers.get("content-type")?.includes("html") ? {} : answer.json();
}
