/** A broken file and what has to be found in it: every mistake, at its place, and nothing that is none. */
export interface BrokenFile {
  readonly what: string;
  readonly text: string;
  /** `line:column code`, in the order of the text. */
  readonly findings: readonly string[];
}

/** A workflow around some lines; the first of them is line 2. */
export function inWorkflow(...lines: readonly string[]): string {
  return ["workflow w {", ...lines, "}"].join("\n");
}
