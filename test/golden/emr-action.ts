import { isEmrAction, type EmrAction } from "../../src/aws/request-schemas.js";

/** Gives the EMR action of a Task's Resource. Throws for any other: this version's machines call nothing else. */
export function emrActionOf(resource: string): EmrAction {
  const action = /^arn:aws:states:::elasticmapreduce:(\w+)(?:\.sync)?$/.exec(resource)?.[1] ?? "";
  if (!isEmrAction(action)) throw new Error(`${resource} is no EMR task`);
  return action;
}
