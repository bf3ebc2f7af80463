import type { RequestName } from "../../src/aws/request-names.js";
import { isRequest } from "../../src/aws/request-schemas.js";

/** Gives the request of EMR's services that a Task's Resource makes; `null` for any other call. */
export function requestOf(resource: string): RequestName | null {
  const name = /^arn:[^:]+:states:::([^:]+:\w+)(?:\.sync)?$/.exec(resource)?.[1] ?? "";
  return isRequest(name) ? name : null;
}
