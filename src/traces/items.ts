/** Items of a Map that went the same way: one is shown for all of them, with their number. */
import { remarkAt, type Line } from "./lines.js";
import { momentText } from "../text/took.js";
import { allVisits, type Visit } from "./visits.js";

/** As many items are shown in any case. */
const fewItems = 3;

/** What is left of a visit's children, and what is said of those that are not shown. */
export interface Folded {
  readonly children: readonly Visit[];
  readonly remarks: readonly Line[];
}

/** Leaves of each kind of item the first one. */
export function foldItems(visit: Visit): Folded {
  const items = itemsOf(visit);
  if (visit.type !== "Map" || items.size <= fewItems) return { children: visit.children, remarks: [] };
  const kinds = new Map<string, number[]>();
  for (const [item, children] of items) {
    const kind = JSON.stringify(children.map(shapeOf));
    const alike = kinds.get(kind);
    if (alike) alike.push(item);
    else kinds.set(kind, [item]);
  }
  const shown = new Set([...kinds.values()].map(([first]) => first));
  const remarks = [...kinds.values()].flatMap(([first = 0, ...others]) =>
    others.length === 0
      ? []
      : [
          remarkOn(
            visit,
            `item ${first + 1} stands for ${others.length + 1} that went alike, the last until ${momentText(lastOf([first, ...others], items))}`,
          ),
        ],
  );
  return { children: visit.children.filter(({ item }) => shown.has(item ?? 0)), remarks };
}

function itemsOf({ children }: Visit): ReadonlyMap<number, readonly Visit[]> {
  const items = new Map<number, Visit[]>();
  for (const child of children) {
    const item = items.get(child.item ?? 0);
    if (item) item.push(child);
    else items.set(child.item ?? 0, [child]);
  }
  return items;
}

/** When the last event of some items happened. */
function lastOf(some: readonly number[], items: ReadonlyMap<number, readonly Visit[]>): number {
  let last = 0;
  for (const item of some)
    for (const visit of allVisits(items.get(item) ?? [])) last = Math.max(last, visit.events.at(-1)?.event.at ?? 0);
  return last;
}

type Shape = readonly [string, readonly string[], readonly Shape[]];

/** What happened, without when and to what. */
function shapeOf({ state, events, children }: Visit): Shape {
  const happened = events.map(({ event, recoveries }) =>
    [
      event.event,
      String(event.details?.["error"] ?? ""),
      ...recoveries.map(({ by, next }) => `${by}${next ?? ""}`),
    ].join(" "),
  );
  return [state, happened, children.map(shapeOf)];
}

function remarkOn(visit: Visit, text: string): Line {
  const started = visit.events.find(({ event }) => event.event === "MapStateStarted") ?? visit.events[0];
  const when = { at: started?.event.at ?? 0, order: started?.order ?? 0 };
  return { ...remarkAt(visit, when, text), depth: visit.depth + 1 };
}
