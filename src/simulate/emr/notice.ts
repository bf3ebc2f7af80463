/** When a task with `.sync` notices what became of its work. */
import { polling } from "../../aws/integrations.js";
import type { Json } from "../../machine/asl.js";
import type { Answer, Request } from "../services/service.js";

/** What the task is told, if it looked now; `null` while there is nothing to tell. */
export type Look = () => Outcome | null;

export type Outcome = { readonly result: Json } | { readonly error: string; readonly cause: string };

/** Whoever changes it tells its watchers. */
export interface Watched {
  readonly watchers: (() => void)[];
}

export function tell({ watchers }: Watched): void {
  for (const watcher of [...watchers]) watcher();
}

/**
 * Answers a task when it notices an end. Looks that find nothing cost nothing here: only the one that finds something is
 * played, at the time at which Step Functions would have made it.
 */
export function answerWhenNoticed(request: Request, answer: Answer, subject: Watched, look: Look): void {
  const { clock, account } = request.execution;
  const since = clock.now();
  let planned = false;
  const check = (): void => {
    planned = false;
    const outcome = look();
    if (outcome === null) return;
    subject.watchers.splice(subject.watchers.indexOf(plan), 1);
    if ("result" in outcome) answer.succeed(outcome.result);
    else answer.fail(outcome.error, outcome.cause);
  };
  const plan = (): void => {
    if (planned || look() === null) return;
    planned = true;
    const waited = clock.now() - since;
    const pause = account.behaviour.notices === "events" ? 0 : nextLookMs(waited) - waited;
    clock.after(pause, null, check);
  };
  subject.watchers.push(plan);
  plan();
}

/** Gives the first look at or after a time, both in ms since the task began to wait. */
export function nextLookMs(waited: number): number {
  const { firstSeconds, firstForSeconds, thenSeconds } = polling;
  const often = firstSeconds * 1000;
  const seldom = thenSeconds * 1000;
  const oftenUntil = firstForSeconds * 1000;
  if (waited <= oftenUntil) return Math.max(1, Math.ceil(waited / often)) * often;
  return oftenUntil + Math.ceil((waited - oftenUntil) / seldom) * seldom;
}
