/**
 * What one evaluation may cost. Step Functions gives an expression one second, which no two machines fill with the same
 * work; so steps are counted, and the same expression always ends in the same way. The clock only guards against
 * steps that take unusually long.
 */
import { performance } from "node:perf_hooks";
import limits from "./limits.json" with { type: "json" };
import { sizeOf } from "./size.js";

/** About a second of JSONata on an ordinary machine. */
const mostSteps = 2_000_000;

/** All values of one evaluation together; each alone has the limit of AWS. What makes so much takes about a second. */
const mostBytes = 128 * 1024 * 1024;

const lastResortMs = 5_000;

/** So many steps pass between two looks at the clock. */
const stepsPerLook = 64;

/** What a match of a regular expression costs in memory and time, told in steps. */
const stepsPerSearch = 4;

/** Bytes that a function of the library goes through in about the time of a step. */
const bytesPerStep = 1_024;

/** A limit that an evaluation reached. */
export class LimitReached extends Error {}

export class Budget {
  #steps = 0;
  #depth = 0;
  #bytes = 0;
  #look = stepsPerLook;
  readonly #until = performance.now() + lastResortMs;
  readonly #deepest: number;

  /**
   * @param members how many members the objects and lists of the expression have. JSONata evaluates them side by side,
   * so that so many evaluations may be open beside the deepest one
   */
  constructor(members: number) {
    this.#deepest = limits.depth.most + members;
  }

  /** Counts an evaluation that begins in the ones that have begun. */
  enter(): void {
    if (++this.#depth > this.#deepest) throw new LimitReached(limits.depth.message);
    this.spend(1);
  }

  leave(): void {
    this.#depth--;
  }

  spend(steps: number): void {
    this.#steps += steps;
    this.#look -= steps;
    if (this.#look > 0) return;
    this.#look = stepsPerLook;
    if (this.#steps > mostSteps || performance.now() > this.#until) this.ranOut();
  }

  /** Counts the work on some values. */
  work(values: readonly unknown[]): void {
    let bytes = 0;
    for (const value of values) bytes += sizeOf(value);
    this.spend(1 + Math.ceil(bytes / bytesPerStep));
  }

  searched(): void {
    this.spend(stepsPerSearch);
  }

  ranOut(): never {
    throw new LimitReached(
      `${limits.seconds.message}. AWS allows ${limits.seconds.most} second; the simulator counts ${mostSteps} steps for it`,
    );
  }

  /** Counts a value that was made, and refuses one that is larger than AWS takes. */
  made(value: unknown): void {
    if (typeof value !== "string" && (typeof value !== "object" || value === null)) return;
    this.room(sizeOf(value));
    this.#bytes += ownBytes(value);
    if (this.#bytes > mostBytes) throw new LimitReached(limits.valueBytes.message);
  }

  /** Refuses to make a value of so many bytes. */
  room(bytes: number): void {
    if (bytes > limits.valueBytes.most) throw new LimitReached(limits.valueBytes.message);
  }
}

/** Without what the parts of it hold, which was counted when they were made. */
function ownBytes(value: string | object): number {
  if (typeof value === "string") return value.length;
  return 8 * (Array.isArray(value) ? value.length : Object.keys(value).length);
}
