/** The rules of literals: strings with their interpolations, and numbers with their units. */
import type { IToken, ParserMethod } from "chevrotain";
import { syntax } from "../src/diagnostics/catalog/syntax.js";
import type { Expression, InterpolationPart, Key as KeyNode, StringExpression, StringPart, TextPart } from "../src/syntax/ast.js";
import { dedent } from "../src/syntax/dedent.js";
import { joinedAmount, readQuantity } from "../src/syntax/quantity.js";
import { checkEscapes, unescape } from "../src/syntax/unescape.js";
import { SequenceParser } from "./sequence-parser.js";
import {
  BrokenString, Identifier, InterpolationEnd, InterpolationStart, NumberToken, StringEnd, StringLiteral, StringPiece, StringStart,
} from "./tokens.js";

/** A piece of a string as written. */
interface RawPiece {
  readonly raw: string;
  readonly start: number;
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
    return { kind: "string", parts: this.toParts(pieces, holes, multiline), multiline, start: opener.startOffset, end: this.end() };
  });

  protected readonly interpolation: ParserMethod<[], InterpolationPart> = this.RULE("interpolation", (): InterpolationPart => {
    const { startOffset: start } = this.CONSUME(InterpolationStart);
    const value = this.SUBRULE(this.expression);
    if (!this.RECORDING_PHASE && !this.is(InterpolationEnd)) {
      this.unexpected("an operator or `}`");
      // The lexer saw to it that the closing brace is there.
      while (!this.is(InterpolationEnd)) this.skip("element", true);
    }
    this.CONSUME(InterpolationEnd);
    return { kind: "interpolation", value, start, end: this.end() };
  });

  /** Takes a literal without interpolation. */
  protected literalString(token: IToken): StringExpression {
    const { text, raw, multiline, place } = this.readLiteral(token);
    const parts: readonly TextPart[] = raw === "" ? [] : [{ kind: "text", text, ...place }];
    return { kind: "string", parts, multiline, start: token.startOffset, end: token.startOffset + token.image.length };
  }

  /** Takes a key, bare or quoted. */
  protected key(token: IToken): KeyNode {
    const quoted = token.image.length > 0 && !/^\w/.test(token.image);
    const place = { start: token.startOffset, end: token.startOffset + token.image.length };
    return { kind: "key", text: quoted ? this.readLiteral(token).text : token.image, quoted, ...place };
  }

  /** Takes a number, with the next token if that is a part of it torn off by a blank. */
  protected quantity(token: IToken): Expression | null {
    const next = this.LA(1);
    if ((next.tokenType === NumberToken || next.tokenType === Identifier) && !this.onNewLine()) {
      const joined = joinedAmount(token.image, next.image);
      if (joined !== null) return this.joinedQuantity(token, joined);
    }
    return readQuantity(token.image, token.startOffset, (finding) => this.report(finding));
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

  private readLiteral(token: IToken) {
    const { image, startOffset } = token;
    const multiline = image.startsWith('"""');
    const broken = token.tokenType === BrokenString;
    const quotes = multiline ? 3 : 1;
    const raw = image.slice(quotes, broken ? undefined : -quotes);
    const place = { start: startOffset + quotes, end: startOffset + quotes + raw.length };
    if (token.tokenType === StringLiteral && !this.RECORDING_PHASE) checkEscapes(raw, place.start, (finding) => this.report(finding));
    return { text: unescape(multiline ? (dedent([raw])[0] ?? "") : raw), raw, multiline, place };
  }

  private toParts(pieces: readonly RawPiece[], holes: readonly InterpolationPart[], multiline: boolean): readonly StringPart[] {
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
