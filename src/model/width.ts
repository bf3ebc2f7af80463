/** How many steps a workflow can have on one cluster at once. */
import type { Variable } from "../expressions/value.js";
import { limits } from "../aws/limits.js";
import type { For, Statement } from "./model.js";

/** The steps of some statements on one cluster. */
interface Load {
  /** The most at once. */
  readonly widest: number;
  /** Those that were started and run on behind them. */
  readonly goingOn: number;
}

const none: Load = { widest: 0, goingOn: 0 };

/** Statements run one after the other, so the widest of them counts; branches run at once, so they add up. */
export function widthOn(body: readonly Statement[], cluster: Variable): number {
  return loadOf(body, cluster).widest;
}

function loadOf(body: readonly Statement[], cluster: Variable): Load {
  return inTurn(body.map((statement) => loadOfOne(statement, cluster)));
}

/** What was started and not yet awaited runs beside what follows. */
function inTurn(loads: readonly Load[]): Load {
  return loads.reduce(
    (before, { widest, goingOn }) => ({
      widest: Math.max(before.widest, before.goingOn + widest),
      goingOn: before.goingOn + goingOn,
    }),
    none,
  );
}

function atOnce(loads: readonly Load[]): Load {
  return loads.reduce(
    (sum, { widest, goingOn }) => ({ widest: sum.widest + widest, goingOn: sum.goingOn + goingOn }),
    none,
  );
}

/** Of arms a run takes one. */
function oneOf(loads: readonly Load[]): Load {
  return {
    widest: Math.max(0, ...loads.map(({ widest }) => widest)),
    goingOn: Math.max(0, ...loads.map(({ goingOn }) => goingOn)),
  };
}

function loadOfOne(statement: Statement, cluster: Variable): Load {
  switch (statement.kind) {
    case "let":
    case "join":
    case "task":
    case "fail":
    case "wait":
    case "run":
    case "call":
    case "return":
      return none;
    case "await":
      return statement.cluster === cluster ? { widest: 0, goingOn: -1 } : none;
    case "step":
      return statement.cluster === cluster ? { widest: 1, goingOn: statement.continues ? 1 : 0 } : none;
    case "cluster":
    case "retry":
      return loadOf(statement.body, cluster);
    case "parallel":
      return atOnce(statement.branches.map(({ body }) => loadOf(body, cluster)));
    case "for":
      return overTurns(
        loadOf(statement.body, cluster),
        knownTurns(statement) ?? turnsAtOnce(statement),
        turnsAtOnce(statement),
      );
    case "repeat":
      return overTurns(loadOf(statement.body, cluster), statement.times, 1);
    case "if":
      return oneOf(
        [...statement.arms.map(({ body }) => body), statement.otherwise].map((body) => loadOf(body, cluster)),
      );
    case "try": {
      const caught = oneOf(statement.catches.map(({ body }) => loadOf(body, cluster)));
      return inTurn([loadOf(statement.body, cluster), caught, loadOf(statement.finally?.body ?? [], cluster)]);
    }
  }
}

/** Turns leave their steps behind where nothing is awaited: then all that ever ran may run at last. */
function overTurns({ widest, goingOn }: Load, turns: number, together: number): Load {
  const left = turns * goingOn;
  return { widest: Math.max(together * widest, left), goingOn: left };
}

/** How many turns there are; `null` where a run decides, of which only those at once are counted. */
function knownTurns({ source }: For): number | null {
  const items = source.kind === "list" && source.items.kind === "constant" ? source.items.value : null;
  return Array.isArray(items) ? items.length : null;
}

/** How many turns run at once; where a run decides, or nothing bounds them, as many as a cluster could run. */
function turnsAtOnce(loop: For): number {
  const { atOnce: value } = loop;
  const asked = value.kind === "constant" && typeof value.value === "number" ? value.value : 0;
  const most = knownTurns(loop) ?? limits.stepConcurrency.max;
  return asked === 0 ? most : Math.min(asked, most);
}
