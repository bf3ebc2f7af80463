/** What the run leaves: clusters that it made and that are there at its end, and those of others that it ended. */
import type { Cluster } from "../../simulate/run.js";
import { quoted } from "../../text/printable.js";
import { durationText } from "../../text/units.js";
import type { Names } from "../names.js";
import type { Placed } from "../scenario.js";
import type { Compare } from "./difference.js";

export const aliveAtEnd: Compare = function* (run, expected, names) {
  const made = run.clusters.filter(({ madeBy, status }) => madeBy !== null && status === "alive");
  const wanted = expected.alive?.value ?? [];
  for (const name of wanted)
    if (!made.some((cluster) => isMeant(cluster, name, names)))
      yield { at: name.at, what: quoted(name.value), expected: "alive at the end", actual: "gone, or never made" };
  for (const cluster of made)
    if (!wanted.some((name) => isMeant(cluster, name, names)))
      yield {
        at: (expected.alive ?? expected).at,
        what: `${cluster.id} of ${quoted(cluster.madeBy ?? "")}`,
        expected: "gone at the end",
        actual: `alive${until(cluster)}`,
      };
};

function isMeant({ madeBy }: Cluster, name: Placed<string>, names: Names): boolean {
  return madeBy !== null && names.statesOf(name).includes(madeBy);
}

function until({ idleEndAt }: Cluster): string {
  return idleEndAt === null ? "" : ` until its idle timeout ends it, ${durationText(idleEndAt / 1000)} after the start`;
}
