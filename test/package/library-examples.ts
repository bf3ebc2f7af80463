/** The programs of docs/library.md, each with the output that the page shows below it. */

export interface LibraryExample {
  /** Of the page, where the program begins. */
  readonly line: number;
  readonly language: "ts" | "js";
  readonly text: string;
  readonly output: string;
  /** The endings of the module systems in which it runs; what is written with `require` is CommonJS. */
  readonly systems: readonly ("mjs" | "cjs")[];
}

/** Reads the page. @throws Error if a program shows no output */
export function libraryExamples(page: string): readonly LibraryExample[] {
  const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(({ index, 1: language, 2: text = "" }) => ({
    line: page.slice(0, index).split("\n").length + 1,
    language,
    text,
  }));
  return blocks.flatMap(({ line, language, text }, index) => {
    if (language !== "ts" && language !== "js") return [];
    const next = blocks[index + 1];
    if (next?.language !== "text") throw new Error(`The program at line ${line} shows no output below it`);
    return [{ line, language, text, output: next.text, systems: language === "ts" ? ["mjs", "cjs"] : ["cjs"] }];
  });
}
