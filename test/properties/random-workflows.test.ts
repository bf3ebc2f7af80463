/**
 * Random well-formed workflows: the checker has nothing against them, and their machines keep the language's promise.
 * `EMRFLOW_WORKFLOWS` asks for more than CI's 150, `EMRFLOW_SEED` begins elsewhere.
 */
import "../support/frozen-prototype.js";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import { formatPath } from "../../src/asl/audit/report.js";
import { analyze, compile, type CompiledWorkflow } from "../../src/compiler.js";
import type { Machine } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";
import { createRandom, type Random } from "../support/random.js";
import { faultsOf } from "../../src/simulate/faults/faults-of.js";
import { namesOfManyScopes } from "../support/names-of-scopes.js";
import type { Cluster, Fault, Run } from "../../src/simulate/run.js";
import { simulate } from "../../src/simulate/simulate.js";
import { generateWorkflow, type Generated } from "./workflows/generate.js";
import { unseenVariables } from "./workflows/visible.js";

const count = Number(process.env["EMRFLOW_WORKFLOWS"] ?? 150);
const firstSeed = Number(process.env["EMRFLOW_SEED"] ?? 1);
const faultsPerWorkflow = 4;

function compiled({ text }: Generated): CompiledWorkflow {
  const { checked, diagnostics } = analyze({ path: "generated.emrflow", text });
  const errors = diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, message }) => `${code} ${message}`);
  expect(errors, text).toEqual([]);
  const [workflow, ...more] = checked ? compile(checked).workflows : [];
  expect(more).toEqual([]);
  if (!workflow) throw new Error(`nothing was compiled from\n${text}`);
  return workflow;
}

function each(
  prove: (generated: Generated, workflow: CompiledWorkflow, random: Random, context: string) => Promise<void> | void,
): () => Promise<void> {
  return async () => {
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const random = createRandom(seed);
      const generated = generateWorkflow(random);
      await prove(generated, compiled(generated), random, `seed ${seed}\n${generated.text}`);
    }
  };
}

const nameOf = ({ name, madeBy }: Pick<Cluster, "name" | "madeBy">): string => madeBy?.replace(/^Create /, "") ?? name;

/** Clusters that the run made, left alive, and should have given back. */
function left({ kept, keptUnlessFull, keptOnFailure }: Generated, run: Run, full: boolean): readonly string[] {
  const allowed = new Set([
    ...kept,
    ...(full ? [] : keptUnlessFull),
    ...(run.status === "FAILED" ? keptOnFailure : []),
  ]);
  return run.clusters
    .filter((cluster) => cluster.madeBy !== null && cluster.status === "alive" && !allowed.has(cluster.name))
    .map(nameOf);
}

const borrowed = { id: "j-OLD", name: "old" };
const application = { id: "00old", name: "old", kind: "application" as const };

function run(machine: Machine, faults: readonly Fault[], full: boolean, isBorrowed: boolean): Promise<Run> {
  return simulate(machine, {
    input: { full, ...(isBorrowed ? { old: borrowed.id, app: application.id } : {}) },
    faults,
    existing: [borrowed, application],
  });
}

const isGiveBack = ({ state }: Fault): boolean =>
  /^(Terminate|Take protection off|Stop|Delete|List jobs of|Cancel jobs of|Cancel a job of) /.test(state);

/** Protection that cannot be taken off does not stop the try to terminate; nor do jobs that cannot be ended. */
const isNoTry = ({ state }: { readonly state: string }): boolean =>
  !/^(Take protection off|Stop|List jobs of|Cancel jobs of|Cancel a job of) /.test(state);

describe("a well-formed workflow", () => {
  it(
    "compiles to a machine in which the audit finds no leak and no hidden failure",
    each(({ kept, keptUnlessFull, keptOnFailure, forgives }, { machine }, _random, context) => {
      const { leaks, undecided, hiddenFailures } = audit(machine);
      const wrong = leaks.filter(
        ({ resource, reason }) =>
          ![...kept, ...keptUnlessFull, ...keptOnFailure].includes(resource.madeBy.replace(/^Create /, "")) &&
          reason === "not given back",
      );
      expect(
        wrong.map((leak) => formatPath(leak).join("\n")),
        context,
      ).toEqual([]);
      expect(
        undecided.map(({ resource, reason }) => `${resource.madeBy} ${reason}`),
        context,
      ).toEqual([]);
      // Protection that cannot be taken off does not stop the try to terminate, whose own failure would show; nor do jobs.
      expect(
        forgives
          ? []
          : hiddenFailures.filter(
              ({ caughtAt }) =>
                !/^(Take protection off|Stop|List jobs of|Cancel jobs of|Cancel a job of) /.test(caughtAt),
            ),
        context,
      ).toEqual([]);
    }),
    120_000,
  );

  it(
    "assigns each name in one scope, reads only what it can see, and knows where each state comes from",
    each(({ text }, { machine, origins }, _random, context) => {
      expect([...namesOfManyScopes(machine)], context).toEqual([]);
      expect(unseenVariables(machine), context).toEqual([]);
      for (const { name } of statesOf(machine)) {
        const origin = origins.get(name);
        expect(origin && origin.start < origin.end && origin.end <= text.length, `${name}\n${context}`).toBe(true);
      }
    }),
    120_000,
  );

  it(
    "runs to its end, and then no cluster is alive but those that the file keeps",
    each(async (generated, { machine }, _random, context) => {
      for (const [full, isBorrowed] of [
        [true, false],
        [false, true],
      ] as const) {
        const ended = await run(machine, [], full, isBorrowed);
        // It ended before it could fail.
        if (generated.returns && ended.status === "SUCCEEDED") continue;
        // The borrowed cluster runs one step at a time, so that the last of many may wait too long.
        if (isBorrowed && ended.error === "States.Timeout") continue;
        // Loops in loops take long, and the run has its time.
        if (ended.took > 11 * 3_600_000 && ended.status === "FAILED") continue;
        expect([ended.status, ended.error, ended.cause].slice(0, generated.fails ? 2 : 3), context).toEqual(
          generated.fails ? ["FAILED", "Deliberate"] : ["SUCCEEDED", undefined, undefined],
        );
        expect(left(generated, ended, full), context).toEqual([]);
        expect(
          ended.clusters.filter(({ madeBy, status }) => madeBy === null && status === "terminated"),
          context,
        ).toEqual([]);
      }
    }),
    120_000,
  );

  it(
    "keeps the first error and leaves no cluster when something fails",
    each(async (generated, { machine }, random, context) => {
      // These choices only look at what the compiler itself assigned: they cannot fail.
      const faults = faultsOf(machine).filter(({ state }) => !/^(Terminate|Did) .*\?( \(.*\))?$/.test(state));
      for (let tries = 0; tries < faultsPerWorkflow && faults.length > 0; tries++) {
        const first = random.pick(faults);
        const second = random.pick(faults);
        const chosen = tries % 2 === 0 || second.state === first.state ? [first] : [first, second];
        const ended = await run(machine, chosen, true, random.below(4) === 0);
        const shown = `${JSON.stringify(chosen)}\n${context}`;
        // Without a timeout anywhere nothing ends what hangs on a borrowed cluster; the advice asks for one.
        const isBounded = /^ {2}timeout:/m.test(generated.text);
        if (isBounded || !ended.fired.some(({ error }) => error === "States.Timeout"))
          expect(ended.status, shown).not.toBe("TIMED_OUT");
        if (ended.status === "TIMED_OUT") continue;
        expect(ended.error, shown).not.toBe("States.Runtime");
        const giveBackFailed = ended.fired.some(isGiveBack);
        if (!giveBackFailed) expect(left(generated, ended, true), shown).toEqual([]);
        if (left(generated, ended, true).length > 0) expect(ended.status, shown).toBe("FAILED");
        const [only, more] = ended.fired;
        if (ended.status === "SUCCEEDED") {
          const own = ended.failures.filter(({ execution }) => execution === "");
          const isLost = !generated.forgives && own.some(isNoTry);
          expect(isLost, `${JSON.stringify(own)}\n${shown}`).toBe(false);
        }
        if (ended.status === "SUCCEEDED" || generated.fails) continue;
        // A lasting fault in nested retries can take until the deadline, which ends a task or the next try.
        const outOfTime = isBounded ? ["WorkflowTimeout", "States.Timeout"] : [];
        const errors = new Set([
          ...ended.fired.map((fault) => shownAs(fault, machine)),
          ...(giveBackFailed ? ["ClusterNotTerminated"] : []),
          ...outOfTime,
        ]);
        expect(errors, `${ended.cause}\n${shown}`).toContain(ended.error);
        if (only && !more && only.attempt === "always" && !giveBackFailed)
          expect([shownAs(only, machine), ...outOfTime], shown).toContain(ended.error);
      }
    }),
    240_000,
  );
});

/** The error by which a fault shows: who hangs sends no heartbeats either. */
function shownAs({ state, error }: Fault, machine: Machine): string {
  const hasHeartbeat = [...statesOf(machine)].some((each) => each.name === state && "HeartbeatSeconds" in each.state);
  return error === "States.Timeout" && hasHeartbeat ? "States.HeartbeatTimeout" : error;
}
