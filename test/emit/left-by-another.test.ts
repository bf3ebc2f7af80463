/** A cluster that another workflow leaves alive shows in the caller, whatever the caller passes over. */
import { expect, it } from "vitest";
import { analyze, compile } from "../../src/compiler.js";
import { simulate } from "../../src/simulate/simulate.js";

const child = "workflow child {\n  timeout: 1h\n  wait 1m\n}\n";

async function runOf(body: string, timeout: string, cause: string) {
  const text = `workflow caller {\n  ${timeout}\n  ${body}\n}\n${child}`;
  const { checked, diagnostics } = analyze({ path: "caller.emrflow", text });
  if (!checked) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join("\n"));
  const caller = compile(checked).workflows.find(({ name }) => name === "caller");
  if (!caller) throw new Error("nothing was compiled");
  return simulate(caller.machine, {
    input: {},
    faults: [{ state: "Run child", attempt: 1, error: "States.TaskFailed", cause }],
  });
}

const left = '{"Error":"ClusterNotTerminated","Cause":"j-1","Status":"FAILED"}';
const bodies = ["try { run child {} } catch e { }", "run (retry: 2) child {}", "retry (times: 2) { run child {} }"];
const timeouts = ["timeout: 10h", ""];

it.each(bodies.flatMap((body) => timeouts.map((timeout) => [body, timeout])))("%s, %s", async (body, timeout) => {
  const leaving = await runOf(body, timeout, left);
  expect([leaving.status, leaving.error]).toEqual(["FAILED", "ClusterNotTerminated"]);
  const other = await runOf(body, timeout, '{"Error":"StepFailed","Status":"FAILED"}');
  expect(other.status).toBe("SUCCEEDED");
});
