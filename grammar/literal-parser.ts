/** The rules of literals: strings with their interpolations, and numbers with their units. */
import type { IToken, ParserMethod } from "chevrotain";
import { syntax } from "../src/diagnostics/catalog/syntax.js";
import type {
  Expression,
  InterpolationPart,
  Key as KeyNode,
  StringExpression,
  StringPart,
  TextPart,
} from "../src/syntax/ast.js";
import { dedent } from "../src/syntax/dedent.js";
import { joinedAmount, readQuantity } from "../src/syntax/quantity.js";
import { checkEscapes, unescape } from "../src/syntax/unescape.js";
import type { Span } from "../src/text/span.js";
import { SequenceParser } from "./sequence-parser.js";
import { beginsValue, isColonLike, isWord } from "./token-sets.js";
import {
  BrokenString,
  Identifier,
  InnerString,
  InterpolationEnd,
  InterpolationStart,
  NumberToken,
  PrefixedString,
  StringEnd,
  StringLiteral,
  StringPiece,
  StringStart,
  UnquotedText,
} from "./tokens.js";

/** A piece of a string as written. */
interface RawPiece {
  readonly raw: string;
  readonly start: number;
}

/** A string of which only the fix knows what it says: with a hole in it, so that nothing else is said about its text. */
function unknownString(at: Span): StringExpression {
  return { kind: "string", parts: [{ kind: "interpolation", value: null, ...at }], multiline: false, ...at };
}

export abstract class LiteralParser extends SequenceParser {
  protected abstract readonly expression: ParserMethod<[], Expression | null>;

  /** A literal with interpolations. */
  protected readonly template: ParserMethod<[], StringExpression> = this.RULE("template", (): StringExpression => {
    const opener = this.CONSUME(StringStart);
    const holes: InterpolationPart[] = [];
    const pieces: RawPiece[] = [{ raw: "", start: opener.startOffset + opener.image.length }];
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const piece = this.CONSUME(StringPiece);
            pieces[holes.length] = { raw: piece.image, start: piece.startOffset };
          },
        },
        {
          ALT: () => {
            holes.push(this.SUBRULE(this.interpolation));
            pieces.push({ raw: "", start: this.end() });
          },
        },
      ]);
    });
    this.CONSUME(StringEnd);
    const multiline = opener.image.length === 3;
    return {
      kind: "string",
      parts: this.toParts(pieces, holes, multiline),
      multiline,
      start: opener.startOffset,
      end: this.end(),
    };
  });

  protected readonly interpolation: ParserMethod<[], InterpolationPart> = this.RULE(
    "interpolation",
    (): InterpolationPart => {
      const { startOffset: start } = this.CONSUME(InterpolationStart);
      const value = this.SUBRULE(this.expression);
      if (!this.RECORDING_PHASE && !this.is(InterpolationEnd)) {
        this.unexpected("an operator or `}`");
        // The lexer saw to it that the closing brace is there.
        while (!this.is(InterpolationEnd)) this.skip("element", true);
      }
      this.CONSUME(InterpolationEnd);
      return { kind: "interpolation", value, start, end: this.end() };
    },
  );

  /** Takes a literal without interpolation. */
  protected literalString(token: IToken): StringExpression {
    const { image, startOffset: start, tokenType } = token;
    const end = start + image.length;
    if (tokenType === UnquotedText || tokenType === PrefixedString) return unknownString({ start, end });
    const multiline = image.startsWith('"""');
    const quotes = multiline ? 3 : 1;
    const text = { start: start + quotes, end: this.endOfRaw(token, quotes) };
    const parts: readonly TextPart[] =
      text.start >= text.end ? [] : [{ kind: "text", text: this.meaning(token), ...text }];
    return { kind: "string", parts, multiline, start, end };
  }

  /** Takes a key, bare or quoted. */
  protected key(token: IToken): KeyNode {
    const { image, startOffset: start } = token;
    const quoted = !isWord(token);
    return { kind: "key", text: quoted ? this.meaning(token) : image, quoted, start, end: start + image.length };
  }

  /** Takes a number, with the next token if that is a part of it torn off by a blank. */
  protected quantity(token: IToken): Expression | null {
    const next = this.LA(1);
    if ((next.tokenType === NumberToken || this.isUnitLike(next)) && !this.onNewLine()) {
      const joined = joinedAmount(token.image, next.image);
      if (joined !== null) return this.joinedQuantity(token, joined);
    }
    return readQuantity(token.image, token.startOffset, (finding) => this.report(finding));
  }

  /** A word that may be a unit, and not the key of the next entry or, in `max 5 min 1`, a constraint. */
  private isUnitLike(word: IToken): boolean {
    if (!this.is(Identifier) || isColonLike(this.LA(2))) return false;
    return word.tokenType === Identifier || !beginsValue(this.LA(2));
  }

  private joinedQuantity(token: IToken, joined: string): Expression | null {
    this.SKIP_TOKEN();
    const place = { start: token.startOffset, end: this.end() };
    // A joined amount that is wrong in itself is one mistake, and what it was meant to be is the better advice.
    let meant = joined;
    const value = readQuantity(joined, place.start, (finding) => {
      meant = finding.fixes?.[0]?.edits[0]?.text ?? joined;
    });
    const fix = { title: `Write \`${meant}\``, safe: meant === joined, edits: [{ ...place, text: meant }] };
    this.report(syntax.badAmount(place, this.text.slice(place.start, place.end), meant, fix));
    return value && { ...value, ...place };
  }

  /** What the text between the quotes of a whole literal means. */
  private meaning(token: IToken): string {
    const { image, startOffset } = token;
    const multiline = image.startsWith('"""');
    const quotes = multiline ? 3 : 1;
    const raw = image.slice(quotes, this.endOfRaw(token, quotes) - startOffset);
    if (multiline) {
      checkEscapes(raw, startOffset + quotes, (finding) => this.report(finding));
      return unescape(dedent([raw])[0] ?? "");
    }
    if (!raw.includes("\\")) return raw;
    // One finding about a literal is enough.
    if (token.tokenType === StringLiteral || token.tokenType === InnerString) {
      checkEscapes(raw, startOffset + quotes, (finding) => this.report(finding));
    }
    return unescape(raw);
  }

  /** Where the text of a whole literal ends; one that is broken has no closing quotes. */
  private endOfRaw(token: IToken, quotes: number): number {
    return token.startOffset + token.image.length - (token.tokenType === BrokenString ? 0 : quotes);
  }

  private toParts(
    pieces: readonly RawPiece[],
    holes: readonly InterpolationPart[],
    multiline: boolean,
  ): readonly StringPart[] {
    const raws = pieces.map((piece) => piece.raw);
    const texts = multiline ? dedent(raws) : raws;
    const parts: StringPart[] = [];
    for (const [index, { raw, start }] of pieces.entries()) {
      checkEscapes(raw, start, (finding) => this.report(finding));
      const text = unescape(texts[index] ?? "");
      if (raw !== "") parts.push({ kind: "text", text, start, end: start + raw.length });
      const hole = holes[index];
      if (hole) parts.push(hole);
    }
    return parts;
  }
}
