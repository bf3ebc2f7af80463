/** What stands before every call of EMR's services: the account's rates, and the service's own check of the request. */
import { checkArguments, type ArgumentProblem } from "../../aws/arguments.js";
import { checkFields } from "../../aws/check-fields.js";
import { isRequest } from "../../aws/request-schemas.js";
import { sdkOperation } from "../../aws/sdk-models.js";
import type { Answer, Request, Service } from "../services/service.js";

/** How a service refuses. @param code its own name for why */
export type Refuse = (request: Request, answer: Answer, reason: string, code?: string) => void;

/**
 * Makes a service refuse what AWS would refuse before it looks at what the call is about.
 *
 * @param api the API's own name of the call, by which rates go: `AddJobFlowSteps`
 */
export function checkedCall(api: string, refuse: Refuse, service: Service): Service {
  return (request, answer) => {
    if (!request.execution.account.throttle.takes(api))
      return refuse(request, answer, "Rate exceeded", "ThrottlingException");
    const [problem] = problemsOf(request);
    if (problem) refuse(request, answer, textOf(problem));
    else service(request, answer);
  };
}

function problemsOf({ resource, input }: Request): readonly ArgumentProblem[] {
  const { action } = resource;
  if (isRequest(action)) return checkArguments(action, input);
  const [, service, operation] = /^aws-sdk:([^:]+):([^:]+)$/.exec(action) ?? [];
  const model = sdkOperation(service ?? "", operation ?? "");
  return model ? checkFields(input, model.request, model.structures) : [];
}

/** In the words of AWS's own validation. */
function textOf({ path, field, expected, problem }: ArgumentProblem): string {
  const place = [...path, ...(field === undefined ? [] : [field])].join(".");
  const wanted = problem === "missing-field" ? `must not be null, but ${expected}` : `must be ${expected}`;
  return `1 validation error detected: Value at '${place}' failed to satisfy constraint: ${wanted}`;
}
