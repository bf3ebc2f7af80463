/**
 * Expectations inside programs: `//~ EMRF2001` at the end of the line where a finding must start, several with blanks
 * between them, `//~^ EMRF1104` for the line above. `EMRF2001->lake` also says what the first fix writes, and
 * `EMRF2001->nothing` that there is no fix.
 */
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { positionAt } from "../../src/text/source.js";

interface Expectation {
  readonly line: number;
  readonly code: string;
  /** What the first fix writes; `null` where nothing is said of it. */
  readonly fix: string | null;
}

const marker = /\/\/~(?<above>\^?) (?<codes>EMRF.*)$/;

/** Gives what a program expects, each as `line code` or `line code->fix`, in the order of the lines. */
export function expected(text: string): readonly string[] {
  return expectationsIn(text)
    .map(({ line, code, fix }) => described(line, code, fix))
    .sort();
}

/** Gives what was found in the same form; fixes are told where the program speaks of them. */
export function found(text: string, findings: readonly Diagnostic[]): readonly string[] {
  const wanted = expectationsIn(text);
  return findings
    .map((finding) => {
      const { line } = positionAt(finding.source, finding.start);
      const speaksOfFix = wanted.some((each) => each.line === line && each.code === finding.code && each.fix !== null);
      return described(line, finding.code, speaksOfFix ? (finding.fixes?.[0]?.edits[0]?.text ?? "nothing") : null);
    })
    .sort();
}

function expectationsIn(text: string): readonly Expectation[] {
  return text.split(/\r?\n/).flatMap((content, index) => {
    const { above, codes } = marker.exec(content)?.groups ?? {};
    const line = index + (above === "^" ? 0 : 1);
    return (codes ?? "")
      .split(" ")
      .filter(Boolean)
      .map((each): Expectation => {
        const [code = "", fix = null] = each.split("->");
        return { line, code, fix };
      });
  });
}

function described(line: number, code: string, fix: string | null): string {
  return `${String(line).padStart(3)} ${code}${fix === null ? "" : `->${fix}`}`;
}
