/**
 * What a cluster stands for comes to a run: it is made, or borrowed. Making has no TimeoutSeconds: one that timed out would
 * leave something whose id nobody has.
 */
import { code, condition, constant, record } from "../../expressions/build.js";
import type { Value, Variable } from "../../expressions/value.js";
import type { ClusterScope } from "../../model/model.js";
import type { Making } from "../../model/model.js";
import { booleanType, stringType } from "../../types/type.js";
import { withClientToken } from "./client-token.js";
import type { Assignment, Level, Target } from "./draft.js";
import type { Emission } from "./emission.js";
import { append, chain, target } from "./level.js";
import { isTrue, resource, serviceRetry } from "./tasks.js";

/** Writes the states after which the cluster's name holds its id. @param made keeps whether it was made here */
export function emitMaking(scope: ClusterScope, made: Variable | null, level: Level, emission: Emission): void {
  const { making, borrowed } = scope.cluster.life;
  if (!making) {
    if (borrowed) emitBorrow(scope, borrowed, [], level, emission);
    return;
  }
  if (!borrowed || !made) {
    emitCreate(scope, making, [], level, emission);
    return;
  }
  const [borrow, create] = [target(), target()];
  append(
    level,
    {
      type: "Choice",
      name: emission.names.state(`Reuse ${scope.cluster.name}?`, level),
      origin: scope.span,
      rules: [{ condition: condition`$type(${borrowed}) = 'string'`, assign: [], next: borrow }],
      default: create,
    },
    [borrow],
  );
  emitBorrow(scope, borrowed, [{ variable: made, value: constant(false) }], level, emission);
  const [...behind] = level.open;
  level.open = [create];
  emitCreate(scope, making, [{ variable: made, value: constant(true) }], level, emission);
  level.open.push(...behind);
}

function emitBorrow(
  { cluster, span, comment }: ClusterScope,
  id: Value,
  more: readonly Assignment[],
  level: Level,
  emission: Emission,
): void {
  chain(level, {
    type: "Pass",
    name: emission.names.state(`Borrow ${cluster.name}`, level),
    origin: span,
    comment: cluster.life.making ? null : comment,
    assign: [{ variable: cluster.variable, value: record([["id", id]]) }, ...more],
    next: target(),
  });
}

function emitCreate(
  { cluster, span, comment }: ClusterScope,
  { call, idPlaces, hasToken }: Making,
  more: readonly Assignment[],
  level: Level,
  emission: Emission,
): void {
  chain(level, {
    type: "Task",
    name: emission.names.state(`Create ${cluster.name}`, level),
    origin: span,
    comment,
    resource: resource(emission, call.service, call.action, call.pattern),
    arguments: hasToken ? withClientToken(call.arguments, false, emission) : call.arguments,
    timeoutSeconds: null,
    // Without a token a second call would make a second one.
    retry: hasToken ? [serviceRetry(call.service)] : [],
    catch: [],
    assign: [{ variable: cluster.variable, value: record([["id", idIn(idPlaces)]]) }, ...more],
    next: target(),
  });
}

/** Reads the result at the first of the places where something is; the last is read as it is. */
function idIn([place, ...others]: Making["idPlaces"]): Value {
  const id: Value = { kind: "states", path: `result.${place}`, type: stringType };
  const [next, ...further] = others;
  if (next === undefined) return id;
  return code(stringType)`$exists(${id}) ? ${id} : ${idIn([next, ...further])}`;
}

/** A Choice that passes by what follows when the cluster is borrowed; gives the transitions that pass by. */
export function unlessMade(
  made: Variable | null,
  name: string,
  level: Level,
  emission: Emission,
  origin: ClusterScope["span"],
): readonly Target[] {
  return made ? chooseIf(isTrue(made), name, level, emission, origin) : [];
}

/** A Choice that passes by what follows unless a condition holds; gives the transitions that pass by. */
export function chooseIf(
  test: Value,
  name: string,
  level: Level,
  emission: Emission,
  origin: ClusterScope["span"],
): readonly Target[] {
  const [yes, no] = [target(), target()];
  append(
    level,
    {
      type: "Choice",
      name: emission.names.state(name, level),
      origin,
      rules: [{ condition: test, assign: [], next: yes }],
      default: no,
    },
    [yes],
  );
  return [no];
}

/** A variable for what a run decides about a cluster. */
export function decisionOn(name: string, word: string): Variable {
  return { name: `${name}_${word}`, type: booleanType, internal: true };
}
