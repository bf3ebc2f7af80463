/** Decides as IAM does whether a policy allows a request: an evaluator of its own, so that it can contradict the compiler. */
import type { PolicyDocument } from "../../src/asl/policy/policy.js";
import type { Statement } from "../../src/asl/policy/statements.js";

/** What a service asks IAM. */
export interface IamRequest {
  readonly action: string;
  /** An ARN; `*` where the action has no resources of its own. */
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

/** Whether some statement allows a request; nothing here denies. */
export function allows({ Statement: statements }: Pick<PolicyDocument, "Statement">, request: IamRequest): boolean {
  return statements.some((statement) => statementAllows(statement, request));
}

function statementAllows(statement: Statement, { action, resource, context = {} }: IamRequest): boolean {
  return (
    statement.Action.some((pattern) => like(pattern.toLowerCase(), action.toLowerCase())) &&
    statement.Resource.some((pattern) => like(pattern, resource)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) => holds(operator, keys, context))
  );
}

type Keys = Readonly<Record<string, string | readonly string[]>>;

function holds(operator: string, keys: Keys, context: Readonly<Record<string, string>>): boolean {
  return Object.entries(keys).every(([key, patterns]) => {
    const value = context[key];
    if (value === undefined) return false;
    return [patterns]
      .flat()
      .some((pattern) => (operator === "StringEquals" ? pattern === value : like(pattern, value)));
  });
}

/** Characters one by one: `*` takes any number of them, `?` one; `${…}` of a deployment is a text like any other. */
function like(pattern: string, text: string): boolean {
  if (pattern === "") return text === "";
  const variable = /^\$\{([*?$])\}/.exec(pattern)?.[1];
  if (variable !== undefined) return text.startsWith(variable) && like(pattern.slice(4), text.slice(1));
  const [first = ""] = pattern;
  if (first === "*") return like(pattern.slice(1), text) || (text !== "" && like(pattern, text.slice(1)));
  return text !== "" && (first === "?" || first === text[0]) && like(pattern.slice(1), text.slice(1));
}
