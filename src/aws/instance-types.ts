/** The EC2 instance types that EMR knows: their size, and the releases that support them. Decoded when first asked for. */
import data from "./instance-types.json";

export interface InstanceType {
  readonly name: string;
  readonly architecture: "x86_64" | "arm64";
  readonly vcpu: number;
  readonly memoryGiB: number;
}

interface Row extends InstanceType {
  /** Ranges of places in `releases`, both ends included. */
  readonly releases: readonly (readonly [number, number])[];
}

/** The day of the data: types and releases that came later are not known here. */
export const instanceTypesAsOf = data.facts.date;

let decodedRows: ReadonlyMap<string, Row> | undefined;
let decodedReleases: readonly string[] | undefined;

/** Gives a type; `undefined` for one that is not known, which may be newer than this data. */
export function instanceType(name: string): InstanceType | undefined {
  return rows().get(name);
}

/** Gives every known name: for "did you mean" and completion. */
export function instanceTypeNames(): readonly string[] {
  return [...rows().keys()];
}

/** Whether a release supports a type; `unknown` when this data knows one of them not. */
export function isSupportedBy(name: string, releaseLabel: string): "yes" | "no" | "unknown" {
  const row = rows().get(name);
  const place = releases().indexOf(releaseLabel);
  if (!row || place === -1) return "unknown";
  return row.releases.some(([first, last]) => first <= place && place <= last) ? "yes" : "no";
}

function releases(): readonly string[] {
  return (decodedReleases ??= data.releases.split(" "));
}

function rows(): ReadonlyMap<string, Row> {
  return (decodedRows ??= new Map(decoded()));
}

/** A family reads `xlarge 4 16 2,2xlarge 8 32 2`: size, vCPU, GiB, and the place of its releases in `releaseRanges`. */
function* decoded(): Generator<[string, Row]> {
  const ranges = data.releaseRanges.map((text) => text.split(" ").map(range));
  for (const [key, sizes] of Object.entries<string>(data.families)) {
    const [family = "", architecture] = key.split(" ");
    for (const text of sizes.split(",")) {
      const [size = "", vcpu, memory, support] = text.split(" ");
      const name = `${family}.${size}`;
      yield [
        name,
        {
          name,
          architecture: architecture === "arm64" ? "arm64" : "x86_64",
          vcpu: Number(vcpu),
          memoryGiB: Number(memory),
          releases: ranges[Number(support)] ?? [],
        },
      ];
    }
  }
}

function range(text: string): readonly [number, number] {
  const [first, last] = text.split("-");
  return [Number(first), Number(last)];
}
