/** Characters to words and signs, for the reference parser: what stands next is looked at in place, no token is made. */
import type { Name } from "../../src/syntax/ast.js";

export abstract class ReferenceScanner {
  protected at = 0;

  constructor(protected readonly text: string) {}

  protected name(): Name {
    const start = this.place();
    return { kind: "name", text: this.word(), start, end: this.at };
  }

  protected list<T>(open: string, close: string, element: () => T): T[] {
    const elements: T[] = [];
    if (!this.take(open)) throw new Error(`no ${open} at ${this.at}`);
    while (!this.take(close)) {
      this.blanks();
      elements.push(element());
      this.take(",");
    }
    return elements;
  }

  protected word(): string {
    this.blanks();
    const start = this.at;
    for (let code = this.text.charCodeAt(this.at); isWordCode(code); code = this.text.charCodeAt(++this.at));
    if (this.at === start) throw new Error(`no word at ${start}`);
    return this.text.slice(start, this.at);
  }

  /** Takes a word, unless what follows makes it something else. */
  protected takeWord(word: string, unless = ""): boolean {
    const before = this.at;
    this.blanks();
    const end = this.at + word.length;
    if (this.text.startsWith(word, this.at) && !isWordCode(this.text.charCodeAt(end))) {
      this.at = end;
      if (unless === "" || !this.follows(unless)) return true;
    }
    this.at = before;
    return false;
  }

  /** Takes a sign, unless another one follows at once. Blanks before a sign that is not there stay. */
  protected take(sign: string, unless = ""): boolean {
    const before = this.at;
    this.blanks();
    if (this.text.startsWith(sign, this.at) && (unless === "" || this.text[this.at + sign.length] !== unless)) {
      this.at += sign.length;
      return true;
    }
    this.at = before;
    return false;
  }

  protected follows(sign: string): boolean {
    const before = this.at;
    this.blanks();
    const isThere = this.text.startsWith(sign, this.at);
    this.at = before;
    return isThere;
  }

  protected place(): number {
    this.blanks();
    return this.at;
  }

  protected blanks(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) this.at += 1;
      else if (code === 0x2f && this.text[this.at + 1] === "/") {
        const end = this.text.indexOf("\n", this.at);
        this.at = end === -1 ? this.text.length : end;
      } else if (code === 0x2f && this.text[this.at + 1] === "*") this.at = this.text.indexOf("*/", this.at) + 2;
      else return;
    }
  }
}

function isWordCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f
  );
}
