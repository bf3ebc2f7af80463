/**
 * Work side by side of which some owns a cluster: each part hands its failure on as a value instead of stopping the others,
 * and behind the join the earliest is raised.
 */
import { code, condition, read } from "../../expressions/build.js";
import type { Value } from "../../expressions/value.js";
import { notTerminated } from "../../model/own-errors.js";
import { jsonType } from "../../types/type.js";
import type { Span } from "../../text/span.js";
import type { Level, MapDraft, ParallelDraft } from "./draft.js";
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

/**
 * Writes work in a Parallel whose Catch makes a failure of it the level's value.
 *
 * @param write writes the work itself; all of it, as whatever fails outside of it would stop the others
 * @param hasResult whether the work ends with an output of its own, which then is the level's
 */
export function drainedWork(
  outer: Level,
  name: string,
  hasResult: boolean,
  origin: Span,
  emission: Emission,
  write: (inside: Level) => void,
): void {
  const inside = createLevel(outer.name, outer, outer.title);
  write(inside);
  finish(inside, emission, origin);
  const failed = target();
  const handedOn = code(
    jsonType,
  )`{'__failure': {'Error': ${member(errorOutput, "Error")}, 'Cause': ${causeOf(errorOutput)}}, '__at': $millis()}`;
  chain(outer, {
    type: "Parallel",
    name: emission.names.state(name, outer),
    origin,
    branches: [inside],
    isDrained: false,
    retry: [],
    catch: [{ errors: ["States.ALL"], assign: [], output: handedOn, next: failed }],
    assign: [],
    ...(hasResult ? { output: { kind: "states", path: "result[0]", type: jsonType } } : {}),
    next: target(),
  });
  const end = outer.open;
  outer.open = [failed];
  chain(outer, {
    type: "Pass",
    name: emission.names.state(`${name} failed`, outer),
    origin,
    assign: [],
    next: target(),
    handsOn: true,
  });
  outer.open = end;
}

/** Writes the state that joins the parts, and raises the earliest failure behind it. @param name of the whole, as people say it */
export function emitJoin(draft: ParallelDraft | MapDraft, name: string, level: Level, emission: Emission): void {
  const earliest = { variable: level.failure, value: earliestFailure(emission) };
  chain(level, { ...draft, assign: [earliest, ...draft.assign] });
  const [failed, done] = [target(), target()];
  append(
    level,
    {
      type: "Choice",
      name: emission.names.state(`Did ${name} fail?`, level),
      origin: draft.origin,
      rules: [{ condition: condition`$type(${read(level.failure)}) = 'object'`, assign: [], next: failed }],
      default: done,
    },
    [done],
  );
  leadToFailed(level, [failed], emission, draft.origin);
}

/**
 * The failure that came first, or null; its cause also says which clusters the other parts left. Where a retry could
 * make a success of it, a cluster left alive comes before all.
 */
function earliestFailure(emission: Emission): Value {
  const failures = "$states.result[$exists(__failure)]";
  const later = "$a.__at > $b.__at";
  const leftFirst = `$a.__failure.Error = '${notTerminated}' ? false : $b.__failure.Error = '${notTerminated}' ? true : ${later}`;
  const sorted = `$sort(${failures}, function($a, $b) { ${emission.mayBePassedOver ? leftFirst : later} }).__failure`;
  const told = `$filter(${sorted}, function($each, $index) { $index = 0 or $contains($each.Cause, '${couldNotBeGivenBack}') }).Cause`;
  return code(
    jsonType,
  )`$exists(${failures}) ? {'Error': (${sorted})[0].Error, 'Cause': $join(${told}, '; and ')} : null`;
}
