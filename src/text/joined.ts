/**
 * Several texts in one space of offsets: a span of any of them is two numbers, and says by itself which text it is of. The
 * first text begins at 0, so that what is analysed alone never notices.
 */
import type { Source } from "./source.js";
import type { Span } from "./span.js";

export interface JoinedSources {
  /** All texts, one behind the other. */
  readonly text: string;
  readonly parts: readonly JoinedPart[];
}

/** A text and the offset at which it begins. */
export interface JoinedPart {
  readonly source: Source;
  readonly start: number;
}

/** Joins texts in their order. */
export function joinSources(sources: readonly Source[]): JoinedSources {
  const [only, ...others] = sources;
  if (only && others.length === 0) return { text: only.text, parts: [{ source: only, start: 0 }] };
  const parts: JoinedPart[] = [];
  let text = "";
  for (const source of sources) {
    parts.push({ source, start: text.length });
    // The line break keeps the end of one text apart from the beginning of the next.
    text += `${source.text}\n`;
  }
  return { text, parts };
}

/** Gives the text that an offset lies in. */
export function partAt({ parts }: JoinedSources, offset: number): JoinedPart {
  const part = parts.findLast(({ start }) => start <= offset);
  if (!part) throw new Error("an offset lies before the first text");
  return part;
}

/** Gives a span as offsets of its own text. */
export function spanIn(part: JoinedPart, { start, end }: Span): Span {
  return { start: start - part.start, end: end - part.start };
}
