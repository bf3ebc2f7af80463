/** How tokens are named in findings about the grammar: in the user's own text, never by the names of token types or rules. */
import { EOF, type IToken } from "chevrotain";
import { LeftBrace, RightBrace, StringEnd, StringStart } from "../../grammar/tokens.js";
import { quoted } from "../text/printable.js";

/** Names what was found. */
export function describeToken(token: IToken): string {
  if (token.tokenType === EOF) return "the end of the file";
  if (token.tokenType === StringStart) return "a string";
  return quoted(token.image);
}

/** The user's text after which something was expected, or `null` where it would not help. */
export function textBefore(token: IToken): string | null {
  return token.startOffset < 0 || token.tokenType === StringEnd ? null : token.image;
}

/**
 * Finds the `{` that probably lacks its `}`: one that was closed by a `}` which stands further left than its line does;
 * else the innermost that is open at the end.
 */
export function unclosedBrace(tokens: readonly IToken[], text: string): IToken | null {
  const open: { readonly token: IToken; readonly indentation: number }[] = [];
  let lineStart = 0;
  let textStart = 0;
  let seen = 0;
  for (const token of tokens) {
    if (token.tokenType !== LeftBrace && token.tokenType !== RightBrace) continue;
    for (; seen < token.startOffset; seen++) {
      if (text.charCodeAt(seen) === 0x0a) lineStart = textStart = seen + 1;
      else if (textStart === seen && isBlank(text.charCodeAt(seen))) textStart++;
    }
    const indentation = textStart - lineStart;
    if (token.tokenType === LeftBrace) {
      open.push({ token, indentation });
      continue;
    }
    const opener = open.pop();
    if (opener && textStart === token.startOffset && indentation < opener.indentation) return opener.token;
  }
  return open.at(-1)?.token ?? null;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
