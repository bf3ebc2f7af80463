/** Sets of tokens by what they can begin, for decisions that need no rule. */
import type { IToken, TokenType } from "chevrotain";
import { wordsFor } from "./words.js";
import {
  BinaryOperator,
  Colon,
  ColonEquals,
  Equals,
  ForeignOperator,
  Identifier,
  Key,
  LeftBrace,
  LeftBracket,
  LeftParen,
  Minus,
  NumberToken,
  Pipe,
  PrefixOperator,
  StringLiteral,
  StringStart,
  Word,
  wordToken,
} from "./tokens.js";

/** Tells whether a token is of one of some types or of their kinds. */
export type TokenSet = (token: IToken) => boolean;

export const isKey = tokenSet(Key);
export const isWord = tokenSet(Word);

/** What stands between a key and its value, wrongly or rightly. */
export const isColonLike = tokenSet(Colon, ColonEquals, Equals);

/** What can begin a value; `not` passes for `!`. */
export const beginsValue = tokenSet(
  StringLiteral,
  StringStart,
  NumberToken,
  LeftBracket,
  LeftBrace,
  LeftParen,
  Identifier,
  PrefixOperator,
  wordToken("input"),
  wordToken("not"),
  ...wordsFor("value").map(wordToken),
);

/** What begins text. */
export const beginsText = tokenSet(StringLiteral, StringStart);

/** What can begin a type. */
export const beginsType = tokenSet(
  StringLiteral,
  NumberToken,
  Minus,
  LeftBrace,
  Identifier,
  ...wordsFor("value").map(wordToken),
);

/** What can stand before a value. */
export const isPrefix = tokenSet(PrefixOperator, wordToken("not"));

/** Operators between two values, and what stands for them in other languages. */
export const isOperator = tokenSet(BinaryOperator, ForeignOperator, Pipe, wordToken("and"), wordToken("or"));

export const beginsItem = tokenSet(...wordsFor("item").map(wordToken), wordToken("let"));
export const beginsStatement = tokenSet(...wordsFor("statement").map(wordToken));
export const beginsConstruct = tokenSet(...wordsFor("item", "statement").map(wordToken));
/** What is followed by a name that it binds. */
export const bindsName = tokenSet(
  ...["workflow", "param", "template", "let", "cluster", "step", "task"].map(wordToken),
);

function tokenSet(...types: readonly TokenType[]): TokenSet {
  const members: (true | undefined)[] = [];
  for (const type of types) {
    for (const index of [type.tokenTypeIdx ?? -1, ...(type.categoryMatches ?? [])]) members[index] = true;
  }
  return (token) => members[token.tokenTypeIdx] === true;
}
