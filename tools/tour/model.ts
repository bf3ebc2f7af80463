/** The Model as an outline: names resolved, values typed, and what happens in a cluster's lifetime inside of it. */
import type { ClusterEnd, Input, Model, RetryPolicy, Statement, Workflow } from "../../src/model/model.js";
import type { Source } from "../../src/text/source.js";
import { durationText } from "../../src/text/units.js";
import { describeType } from "../../src/types/describe.js";
import type { Variable } from "../../src/expressions/value.js";
import { writeOutlines, type Outline } from "./outline.js";
import { beginOf } from "./place.js";
import { describeValue, describeVariable, outlineValue } from "./values.js";

type Outlines = {
  readonly [K in Statement["kind"]]: (statement: Extract<Statement, { kind: K }>, source: Source) => Outline;
};

/** Gives the workflows of a model with all that they say. */
export function modelText({ workflows, source }: Model): string {
  return writeOutlines(workflows.map((workflow) => outlineWorkflow(workflow, source)));
}

function outlineWorkflow(workflow: Workflow, source: Source): Outline {
  const { timeoutSeconds, input, onFailure, output } = workflow;
  return {
    text: `workflow ${workflow.name}  ${beginOf(source, workflow.span)}`,
    inside: [
      ...(timeoutSeconds === null ? [] : [{ text: `timeout: ${durationText(timeoutSeconds)}` }]),
      ...(input ? [outlineInput(input)] : []),
      ...outlineBody(workflow.body, source),
      ...(onFailure
        ? [{ text: `on failure as ${typed(onFailure.failure)}`, inside: outlineBody(onFailure.body, source) }]
        : []),
      ...(output ? [outlineValue("output", output)] : []),
    ],
  };
}

function outlineInput({ variable, fields }: Input): Outline {
  return {
    text: typed(variable),
    inside: fields.map((field) => {
      const says = [
        `${field.name}: ${describeType(field.type)}`,
        ...(field.pattern === null ? [] : [`matching ${JSON.stringify(field.pattern)}`]),
        ...(field.least === null ? [] : [`min ${field.least}`]),
        ...(field.most === null ? [] : [`max ${field.most}`]),
      ];
      return field.default ? outlineValue(`${says.join(" ")}, default`, field.default) : { text: says.join(" ") };
    }),
  };
}

const outlines: Outlines = {
  let: ({ variable, value }) => outlineValue(`let ${typed(variable)}`, value),
  join: ({ names }) => ({
    text: "hand on",
    inside: names.map(({ variable, value }) => outlineValue(typed(variable), value)),
  }),
  cluster: ({ cluster, body, end, span }, source) => ({
    text: `cluster ${typed(cluster.variable)}  ${beginOf(source, span)}`,
    inside: [
      ...(cluster.life.making ? [outlineValue("request", cluster.life.making.call.arguments)] : []),
      ...(cluster.life.borrowed ? [outlineValue("reuse", cluster.life.borrowed)] : []),
      { text: `starts within: ${durationText(cluster.startSeconds)}` },
      { text: "alive:", inside: outlineBody(body, source) },
      outlineEnd(end, source),
    ],
  }),
  step: (step, source) => ({
    text: `step ${typed(step.variable)}  ${beginOf(source, step.span)}`,
    inside: [
      { text: `on: ${step.cluster.name}` },
      { text: `kind: ${step.stepKind}` },
      outlineValue("request", step.job.call.arguments),
      ...(step.timeout ? [outlineValue("timeout", step.timeout)] : []),
      ...step.retry.map(outlineRetry),
    ],
  }),
  task: (task, source) => ({
    text: `task ${typed(task.variable)}  ${beginOf(source, task.span)}`,
    inside: [
      { text: `calls: ${task.call.kind === "arn" ? task.call.arn : `${task.call.service}:${task.call.action}`}` },
      outlineValue("request", task.request),
      ...(task.timeout ? [outlineValue("timeout", task.timeout)] : []),
      ...(task.heartbeat ? [outlineValue("heartbeat", task.heartbeat)] : []),
      ...task.retry.map(outlineRetry),
    ],
  }),
  parallel: ({ branches, retry, span }, source) => ({
    text: `parallel  ${beginOf(source, span)}`,
    inside: [
      ...retry.map(outlineRetry),
      ...branches.map(({ name, body }) => ({
        text: `branch ${name ?? ""}`.trimEnd(),
        inside: outlineBody(body, source),
      })),
    ],
  }),
  retry: ({ body, retry, span }, source) => ({
    text: `retry  ${beginOf(source, span)}`,
    inside: [...retry.map(outlineRetry), ...outlineBody(body, source)],
  }),
  if: ({ arms, otherwise, span }, source) => ({
    text: `if  ${beginOf(source, span)}`,
    inside: [
      ...arms.map(({ condition, body }) => ({
        text: `when ${describeValue(condition)}`,
        inside: outlineBody(body, source),
      })),
      { text: "else", inside: outlineBody(otherwise, source) },
    ],
  }),
  for: (loop, source) => ({
    text: `for ${typed(loop.item)}  ${beginOf(source, loop.span)}`,
    inside: [
      ...(loop.source.kind === "list"
        ? [outlineValue("in", loop.source.items)]
        : [{ text: `in ${loop.source.format}` }]),
      outlineValue("at once", loop.atOnce),
      ...loop.retry.map(outlineRetry),
      ...outlineBody(loop.body, source),
      ...(loop.results ? [outlineValue(`yield into ${typed(loop.results.variable)}`, loop.results.value)] : []),
    ],
  }),
  try: (tried, source) => ({
    text: `try  ${beginOf(source, tried.span)}`,
    inside: [
      ...outlineBody(tried.body, source),
      ...outlineBody(tried.handed ? [tried.handed] : [], source),
      ...tried.catches.map(({ errors, failure, body }) => ({
        text: `catch ${typed(failure)} on ${errors.join(", ")}`,
        inside: outlineBody(body, source),
      })),
      ...(tried.finally ? [{ text: "finally", inside: outlineBody(tried.finally.body, source) }] : []),
    ],
  }),
  wait: ({ for: what, span }, source) =>
    "seconds" in what
      ? outlineValue(`wait  ${beginOf(source, span)}`, what.seconds)
      : outlineValue(`wait until  ${beginOf(source, span)}`, what.until),
  repeat: ({ times, every, state, body, until, span }, source) => ({
    text: `repeat at most ${times} times  ${beginOf(source, span)}`,
    inside: [
      ...(every ? [outlineValue("every", every)] : []),
      ...(state
        ? [outlineValue(`with ${typed(state.variable)}`, state.initial), outlineValue("next", state.next)]
        : []),
      ...outlineBody(body, source),
      outlineValue("until", until),
    ],
  }),
  run: (run, source) => ({
    text: `run ${run.workflow}  ${beginOf(source, run.span)}`,
    inside: [outlineValue("input", run.input), ...run.retry.map(outlineRetry)],
  }),
  await: ({ step, span }, source) => ({ text: `await ${step}  ${beginOf(source, span)}` }),
  call: ({ name, call, span }, source) => ({
    text: `${name}  ${beginOf(source, span)}`,
    inside: [outlineValue("with", call.arguments)],
  }),
  return: ({ span }, source) => ({ text: `return  ${beginOf(source, span)}` }),
  fail: ({ error, cause, span }, source) => ({
    text: `fail  ${beginOf(source, span)}`,
    inside: [outlineValue("error", error), ...(cause ? [outlineValue("cause", cause)] : [])],
  }),
};

function outlineBody(body: readonly Statement[], source: Source): readonly Outline[] {
  // The table pairs each kind with a function of that kind, which TypeScript cannot follow through an index.
  return body.map((statement) =>
    (outlines[statement.kind] as (statement: Statement, source: Source) => Outline)(statement, source),
  );
}

function outlineEnd(end: ClusterEnd, source: Source): Outline {
  const place = beginOf(source, end.span);
  return end.kind === "terminate" && end.when
    ? outlineValue(`end  ${place}: terminate when`, end.when)
    : { text: `end: ${end.kind}  ${place}` };
}

function outlineRetry(policy: RetryPolicy): Outline {
  const { errors, times, waitSeconds, backoff, maxWaitSeconds, jitter } = policy;
  const most = maxWaitSeconds === null ? "" : ` to at most ${durationText(maxWaitSeconds)}`;
  const shaken = jitter ? ", with jitter" : "";
  return {
    text: `retry: ${times} times, wait ${durationText(waitSeconds)} × ${backoff}${most}${shaken}, on ${errors.join(", ")}`,
  };
}

function typed(variable: Variable): string {
  return `${describeVariable(variable)}: ${describeType(variable.type)}`;
}
