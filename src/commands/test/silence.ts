/** What a tour does not show, so that its silence is no proof: states that no run came to, and runs that fail by themselves. */
import { everyFault as catalog } from "../../diagnostics/catalog/every-fault.js";
import type { Diagnostic, Finding } from "../../diagnostics/diagnostic.js";
import { statesOf } from "../../machine/walk.js";
import { about, nowhere } from "../findings.js";
import type { FoundMachine } from "../machines.js";
import { endOf } from "./problems.js";
import type { StartTold } from "./shown-tour.js";

export interface Silence {
  /** How many states no run of any start came to. */
  readonly unreached: number;
  readonly states: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Looks at the tours of all starts of a machine together: a state that one of them comes to was tried. */
export function silenceOf(found: FoundMachine, starts: readonly StartTold[]): Silence {
  const unreached = (starts[0]?.toured.unreached ?? []).filter((state) =>
    starts.every(({ toured }) => toured.unreached.includes(state)),
  );
  const states = [...statesOf(found.machine)].length;
  return {
    unreached: unreached.length,
    states,
    diagnostics: failing(found, starts, unreached) ?? mostlyUnreached(found, starts, unreached, states),
  };
}

/** Gives `null` where the run of some start goes well when nothing goes wrong. */
function failing(
  found: FoundMachine,
  starts: readonly StartTold[],
  unreached: readonly string[],
): readonly Diagnostic[] | null {
  const [first] = starts;
  if (!first?.usual || starts.some(({ usual }) => usual?.status === "SUCCEEDED")) return null;
  const words = [
    endOf(first.usual),
    unreached.map((name) => `"${name}"`).join(", "),
    JSON.stringify(first.input),
  ] as const;
  const state = first.usual.failures.at(-1)?.state ?? "";
  const place = found.placeOf(state);
  const finding = weighed(catalog.failsByItself(place?.span ?? nowhere, found.name, ...words), starts, unreached);
  return [place ? { ...finding, source: place.source } : about(found.path, finding)];
}

/** Whoever gave the input may want to see just this way; an assumed one was nobody's wish. */
function weighed(finding: Finding, [first]: readonly StartTold[], unreached: readonly string[]): Finding {
  return first?.isAssumed && unreached.length > 0 ? finding : { ...finding, severity: "warning" };
}

function mostlyUnreached(
  found: FoundMachine,
  starts: readonly StartTold[],
  unreached: readonly string[],
  states: number,
): readonly Diagnostic[] {
  if (unreached.length * 2 <= states) return [];
  const names = unreached.map((name) => `"${name}"`).join(", ");
  const finding = catalog.mostlyUnreached(nowhere, found.name, unreached.length, states, names);
  return [about(found.path, weighed(finding, starts, unreached))];
}
