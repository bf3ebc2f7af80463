/**
 * Branches that run at once. A Parallel stops the siblings of a failed branch in the middle of whatever they do, and a
 * stopped branch's Catch never runs. So where a branch owns a cluster, at any depth, no branch may fail while another
 * runs: each hands its failure on as a value, and after the join the earliest is raised.
 */
import { ownsCluster } from "../../model/bodies.js";
import type { Branch, Parallel, Statement } from "../../model/model.js";
import type { Level, ParallelDraft } from "./draft.js";
import { drainedWork, emitJoin } from "./drained.js";
import type { Emission } from "./emission.js";
import { chain, createLevel, finish, target } from "./level.js";
import { emitRetried, takesTimeout } from "./retried.js";
import { joinNames } from "./state-names.js";
import { emitBody } from "./statements.js";
import { blockRetriers } from "./tasks.js";

export function emitParallel(parallel: Parallel, level: Level, emission: Emission): void {
  const { retry, span, comment } = parallel;
  const name = parallelName(parallel);
  const emitBare = isDrained(parallel) ? emitDrained : emitFailFast;
  // A drained Parallel raises its failure after the join, so what is tried again is the whole.
  const isWrapped = retry.length > 0 && (isDrained(parallel) || (emission.deadline !== null && takesTimeout(retry)));
  if (!isWrapped) emitBare(parallel, level, emission);
  else {
    const word = firstWord(parallel.branches.flatMap((branch) => branch.body));
    const retried = { name, word, span, comment, policies: retry, looksAtTime: false };
    emitRetried(retried, level, emission, (inside, inner) =>
      emitBare({ ...parallel, comment: null, retry: [] }, inside, inner),
    );
  }
}

/** Whether branches must wait for each other: several, and one of them owns a cluster. */
export function isDrained(parallel: Parallel): boolean {
  return parallel.branches.length > 1 && parallel.branches.some((branch) => ownsCluster(branch.body));
}

function emitFailFast(parallel: Parallel, level: Level, emission: Emission): void {
  const inner = parallel.retry.length > 0 ? { ...emission, mayBePassedOver: true } : emission;
  const branches = parallel.branches.map((branch) => {
    const inside = createLevel(firstWord(branch), level, branchName(branch));
    emitBody(branch.body, inside, inner);
    finish(inside, inner, branch.span);
    return inside;
  });
  chain(level, {
    type: "Parallel",
    name: emission.names.state(parallelName(parallel), level),
    origin: parallel.span,
    comment: parallel.comment,
    branches,
    isDrained: false,
    retry: blockRetriers(parallel.retry),
    catch: [],
    assign: [],
    next: target(),
  });
}

function emitDrained(parallel: Parallel, level: Level, emission: Emission): void {
  const name = parallelName(parallel);
  const branches = parallel.branches.map((branch) => {
    const outer = createLevel(firstWord(branch), level, branchName(branch));
    drainedWork(outer, `Branch ${branchName(branch)}`, false, branch.span, emission, (inside) =>
      emitBody(branch.body, inside, emission),
    );
    return outer;
  });
  const draft: ParallelDraft = {
    type: "Parallel",
    name: emission.names.state(name, level),
    origin: parallel.span,
    comment: parallel.comment,
    branches,
    isDrained: true,
    retry: [],
    catch: [],
    assign: [],
    next: target(),
  };
  emitJoin(draft, name, level, emission);
}

function parallelName(parallel: Parallel): string {
  const names = parallel.branches.map(branchName);
  // Names made here hold a blank, so that they are no step's.
  return names.length === 1 ? `Branch ${names[0]}` : joinNames(names);
}

function branchName(branch: Branch): string {
  return branch.name ?? firstName(branch.body);
}

/** One word for a body, or for a branch its own name: a part of variable names. */
export function firstWord(body: Branch | readonly Statement[]): string {
  if ("body" in body) return body.name ?? firstWord(body.body);
  const first = leading(body);
  if (first?.kind === "parallel") return first.branches[0] ? firstWord(first.branches[0]) : "parallel";
  switch (first?.kind) {
    case "retry":
    case "try":
    case "repeat":
      return firstWord(first.body);
    case "if":
      return firstWord(first.arms[0]?.body ?? first.otherwise);
    case "for":
      return first.item.name;
    default:
      return firstName(body);
  }
}

/** The name by which people know a body: that of the first thing in it that does work. */
export function firstName(body: readonly Statement[]): string {
  const named = leading(body);
  switch (named?.kind) {
    case "step":
    case "task":
      return named.name;
    case "cluster":
      return named.cluster.name;
    case "parallel":
      return parallelName(named);
    case "retry":
      return firstName(named.body);
    case "fail":
      return "fail";
    case "join":
      return "join";
    case "run":
      return named.name ?? named.workflow;
    case "await":
      return named.step;
    case "call":
      return named.name;
    case "let":
      return named.variable.name;
    case "if":
      return firstName(named.arms[0]?.body ?? named.otherwise);
    case "for":
      return `each ${named.item.name}`;
    case "try":
    case "repeat":
      return firstName(named.body);
    case "wait":
    case "return":
      return named.kind;
    case undefined:
      return "nothing";
  }
}

function leading(body: readonly Statement[]): Statement | undefined {
  return body.find((statement) => statement.kind !== "let") ?? body[0];
}
