/** The lexer and its modes: what a character means in code, in a string, and in an interpolation. */
import { Lexer, type IMultiModeLexerDefinition, type TokenType } from "chevrotain";
import {
  BlockComment,
  BrokenString,
  ByteOrderMark,
  ColonEquals,
  ForeignOperator,
  ForeignString,
  HashComment,
  Identifier,
  InnerString,
  InterpolationEnd,
  InterpolationStart,
  Junk,
  LeftBrace,
  LineComment,
  NumberToken,
  OddSpace,
  operatorTokens,
  PrefixedString,
  punctuationTokens,
  RightBrace,
  Semicolon,
  StringEnd,
  StringLiteral,
  StringPiece,
  StringStart,
  TextEnd,
  TextPiece,
  TextStart,
  UnquotedText,
  Whitespace,
  wordTypes,
} from "./tokens.js";

/** In each mode the first token that matches wins: longer spellings stand before those that begin like them. */
export const lexerDefinition: IMultiModeLexerDefinition = {
  defaultMode: "code",
  modes: {
    code: [
      Whitespace,
      LineComment,
      BlockComment,
      UnquotedText,
      PrefixedString,
      Identifier,
      StringLiteral,
      BrokenString,
      TextStart,
      StringStart,
      ForeignString,
      NumberToken,
      ForeignOperator,
      ColonEquals,
      ...operatorTokens,
      ...punctuationTokens,
      LeftBrace,
      RightBrace,
      HashComment,
      Semicolon,
      OddSpace,
      ByteOrderMark,
      Junk,
    ],
    string: [StringEnd, InterpolationStart, StringPiece],
    text: [TextEnd, InterpolationStart, TextPiece],
    // Without comments and braces: nothing here may reach past the `}` that scan-string.ts found.
    interpolation: [
      Whitespace,
      Identifier,
      InnerString,
      NumberToken,
      ForeignOperator,
      ...operatorTokens,
      ...punctuationTokens,
      InterpolationEnd,
      OddSpace,
      Junk,
    ],
  },
};

/** All tokens that the parser meets. */
export const vocabulary: readonly TokenType[] = [
  ...new Set(Object.values(lexerDefinition.modes).flat()),
  ...new Set(wordTypes.values()),
];

/** Makes a lexer. @param skipValidations the product skips Chevrotain's checks of the definition; a test runs them */
export function createLexer(skipValidations = true): Lexer {
  return new Lexer(lexerDefinition, { positionTracking: "onlyOffset", skipValidations });
}
