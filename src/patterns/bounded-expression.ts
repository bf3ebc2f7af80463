/**
 * A regular expression that cannot keep the engine busy for long: it runs as it is where the text is short and its
 * pattern was found quick, and with a limit on its time everywhere else.
 */
import { inspectPattern } from "./regular-expression.js";
import { outOfTime, withinTime } from "./time-limit.js";

/** For texts of this length patterns are inspected; a longer one makes even `.*x` slow. */
const shortText = 256;

/** A larger pattern may be too large to tell whether it is slow. */
const shortPattern = 200;

/** The longest that one search may take, in ms: what Step Functions allows a whole expression. */
const searchLimit = 1_000;

/** Told of every search; throws to end what searches. */
export interface Watch {
  searched(): void;
  /** Throws what says that the time was over. */
  ranOut(): never;
}

let watch: Watch | null = null;

/** Names who is told of the searches of the expressions that are made from now on. */
export function watchSearches(by: Watch | null): void {
  watch = by;
}

/** `RegExp` as the jsonata package uses it: it makes a new one of a literal, and then searches from `lastIndex`. */
export class BoundedExpression extends RegExp {
  readonly #watch = watch;

  override exec(text: string): RegExpExecArray | null {
    this.#watch?.searched();
    if (text.length <= shortText && isQuick(this.source)) return super.exec(text);
    const found = withinTime(searchLimit, () => super.exec(text));
    if (found !== outOfTime) return found;
    if (this.#watch) return this.#watch.ranOut();
    throw new Error(`/${this.source}/ searched for more than ${searchLimit} ms`);
  }
}

const quick = new Map<string, boolean>();
const mostKnown = 1_000;

function isQuick(pattern: string): boolean {
  if (pattern.length > shortPattern) return false;
  const known = quick.get(pattern);
  if (known !== undefined) return known;
  if (quick.size >= mostKnown) quick.clear();
  const answer = inspectPattern(pattern) === null;
  quick.set(pattern, answer);
  return answer;
}
