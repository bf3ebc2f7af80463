/**
 * Branches that run at once. A Parallel stops the siblings of a failed branch in the middle of whatever they do, and a
 * stopped branch's Catch never runs. So where a branch owns a cluster, at any depth, no branch may fail while another
 * runs: each hands its failure on as a value, and after the join the earliest is raised.
 */
import { code, condition, read } from "../../expressions/build.js";
import type { Value } from "../../expressions/value.js";
import { statementsOf, type Branch, type Parallel, type Statement } from "../../model/model.js";
import { notTerminated } from "../../model/own-errors.js";
import { jsonType } from "../../types/type.js";
import type { Assignment, Level } from "./draft.js";
import type { Emission } from "./emission.js";
import {
  append,
  causeOf,
  chain,
  couldNotBeGivenBack,
  createLevel,
  errorOutput,
  finish,
  leadToFailed,
  member,
  target,
} from "./level.js";
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
  return parallel.branches.length > 1 && parallel.branches.some((branch) => makesCluster(branch.body));
}

function makesCluster(body: readonly Statement[]): boolean {
  for (const statement of statementsOf(body)) if (statement.kind === "cluster") return true;
  return false;
}

function emitFailFast(parallel: Parallel, level: Level, emission: Emission): void {
  const inner = parallel.retry.length > 0 ? { ...emission, isRetried: true } : emission;
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
  const branches = parallel.branches.map((branch) => drainedBranch(branch, level, emission));
  const earliest: Assignment = { variable: level.failure, value: earliestFailure(emission) };
  chain(level, {
    type: "Parallel",
    name: emission.names.state(name, level),
    origin: parallel.span,
    comment: parallel.comment,
    branches,
    isDrained: true,
    retry: [],
    catch: [],
    assign: [earliest],
    next: target(),
  });
  const [failed, done] = [target(), target()];
  append(
    level,
    {
      type: "Choice",
      name: emission.names.state(`Did ${name} fail?`, level),
      origin: parallel.span,
      rules: [{ condition: condition`$type(${read(level.failure)}) = 'object'`, assign: [], next: failed }],
      default: done,
    },
    [done],
  );
  leadToFailed(level, [failed], emission, parallel.span);
}

/** The branch in a Parallel of its own, whose Catch makes its failure the branch's value. */
function drainedBranch(branch: Branch, level: Level, emission: Emission): Level {
  const name = branchName(branch);
  const outer = createLevel(firstWord(branch), level, name);
  const inside = createLevel(firstWord(branch), outer, name);
  emitBody(branch.body, inside, emission);
  finish(inside, emission, branch.span);
  const failed = target();
  const handedOn = code(
    jsonType,
  )`{'__failure': {'Error': ${member(errorOutput, "Error")}, 'Cause': ${causeOf(errorOutput)}}, '__at': $millis()}`;
  chain(outer, {
    type: "Parallel",
    name: emission.names.state(`Branch ${name}`, outer),
    origin: branch.span,
    branches: [inside],
    isDrained: false,
    retry: [],
    catch: [{ errors: ["States.ALL"], assign: [], output: handedOn, next: failed }],
    assign: [],
    next: target(),
  });
  const end = outer.open;
  outer.open = [failed];
  chain(outer, {
    type: "Pass",
    name: emission.names.state(`Branch ${name} failed`, outer),
    origin: branch.span,
    assign: [],
    next: target(),
    handsOn: true,
  });
  outer.open = end;
  return outer;
}

/**
 * The failure that came first, or null; its cause also says which clusters the other branches left. Where a retry could
 * make a success of it, a cluster left alive comes before all.
 */
function earliestFailure(emission: Emission): Value {
  const failures = "$states.result[$exists(__failure)]";
  const later = "$a.__at > $b.__at";
  const leftFirst = `$a.__failure.Error = '${notTerminated}' ? false : $b.__failure.Error = '${notTerminated}' ? true : ${later}`;
  const sorted = `$sort(${failures}, function($a, $b) { ${emission.isRetried ? leftFirst : later} }).__failure`;
  const told = `$filter(${sorted}, function($each, $index) { $index = 0 or $contains($each.Cause, '${couldNotBeGivenBack}') }).Cause`;
  return code(
    jsonType,
  )`$exists(${failures}) ? {'Error': (${sorted})[0].Error, 'Cause': $join(${told}, '; and ')} : null`;
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
  return first?.kind === "retry" ? firstWord(first.body) : firstName(body);
}

/** The name by which people know a body: that of the first thing in it that does work. */
export function firstName(body: readonly Statement[]): string {
  const named = leading(body);
  switch (named?.kind) {
    case "step":
      return named.name;
    case "cluster":
      return named.cluster.name;
    case "parallel":
      return parallelName(named);
    case "retry":
      return firstName(named.body);
    case "fail":
      return "fail";
    case "let":
      return named.variable.name;
    case undefined:
      return "nothing";
  }
}

function leading(body: readonly Statement[]): Statement | undefined {
  return body.find((statement) => statement.kind !== "let") ?? body[0];
}
