/**
 * Work side by side that fails as a whole: the first failure stops the others in the middle of whatever state they
 * are in.
 */
import type { Json } from "../../machine/asl.js";
import type { Place } from "../engine/execution.js";
import { StateFailure } from "../failure.js";
import { createGate } from "./gate.js";
import type { Region } from "./region.js";

/** Runs jobs, `limit` at a time, and gives their values in order. */
export async function join(
  jobs: readonly ((region: Region) => Promise<Json>)[],
  place: Place,
  limit: number,
): Promise<Json[]> {
  const { clock } = place.execution;
  const gate = createGate<null>(place.region);
  const group = place.region.inner();
  const values: Json[] = [];
  let started = 0;
  let finished = 0;

  const start = (): void => {
    const index = started++;
    const job = jobs[index];
    if (!job) return;
    const region = group.inner();
    clock.after(0, region, () => {
      job(region).then((value) => finish(index, value, region), fail);
    });
  };
  const finish = (index: number, value: Json, region: Region): void => {
    values[index] = value;
    region.close();
    if (++finished === jobs.length) gate.open(null);
    else start();
  };
  const fail = (thrown: unknown): void => {
    if (!(thrown instanceof StateFailure)) return clock.crash(thrown);
    group.stop();
    gate.fail(thrown);
  };

  if (jobs.length === 0) return [];
  for (let count = 0; count < Math.min(limit, jobs.length); count++) start();
  await gate.passed;
  group.close();
  return values;
}
