/** The statements of the reference parser that hold blocks, or decide which way a run takes. */
import type { Block, CatchClause, Options, Statement } from "../../src/syntax/ast.js";
import { ReferenceExpressions } from "./reference-expressions.js";

export abstract class ReferenceFlow extends ReferenceExpressions {
  protected abstract statement(start: number, word: string): Statement;

  protected flow(start: number, word: string): Statement {
    switch (word) {
      case "parallel":
      case "retry":
        return { kind: word, options: this.options(), body: this.block(), start, end: this.at };
      case "branch":
        return { kind: "branch", name: this.nameBefore("{"), body: this.block(), start, end: this.at };
      case "if":
        return this.ifStatement(start);
      case "for": {
        const options = this.options();
        const item = this.name();
        const index = this.take(",") ? this.name() : null;
        this.takeWord("in");
        const source = this.source();
        const results = this.takeWord("as") ? this.name() : null;
        return { kind: "for", options, item, index, source, results, body: this.block(), start, end: this.at };
      }
      case "try":
        return this.tryStatement(start);
      case "wait": {
        const isUntil = this.takeWord("until");
        const value = this.expression();
        return { kind: "wait", duration: isUntil ? null : value, until: isUntil ? value : null, start, end: this.at };
      }
      case "repeat": {
        const options = this.options();
        const state = this.takeWord("with") ? this.name() : null;
        const initial = state && this.take("=") ? this.expression() : null;
        const body = this.block();
        this.takeWord("until");
        return { kind: "repeat", options, state, initial, body, until: this.expression(), start, end: this.at };
      }
      case "return":
        return { kind: "return", start, end: start + word.length };
      case "yield":
      case "next":
        return { kind: word, value: this.expression(), start, end: this.at };
      case "fail": {
        const error = this.expression();
        return { kind: "fail", error, cause: this.take(",") ? this.expression() : null, start, end: this.at };
      }
      default:
        throw new Error(`no statement at ${start}: ${word}`);
    }
  }

  private ifStatement(start: number): Extract<Statement, { kind: "if" }> {
    const condition = this.expression();
    const then = this.block();
    if (!this.takeWord("else")) return { kind: "if", condition, then, else: null, start, end: this.at };
    const next = this.place();
    const otherwise = this.takeWord("if") ? this.ifStatement(next) : this.block();
    return { kind: "if", condition, then, else: otherwise, start, end: this.at };
  }

  private tryStatement(start: number): Statement {
    const body = this.block();
    const catches: CatchClause[] = [];
    for (let from = this.place(); this.takeWord("catch"); from = this.place()) {
      const name = this.follows("{") || this.followsWord("on") ? null : this.name();
      const list = this.takeWord("on") ? this.expression() : null;
      if (list && list.kind !== "list") throw new Error(`no list at ${from}`);
      catches.push({ kind: "catch", name, errors: list, body: this.block(), start: from, end: this.at });
    }
    const ending = this.takeWord("finally") ? this.block() : null;
    return { kind: "try", body, catches, finally: ending, start, end: this.at };
  }

  private nameBefore(sign: string) {
    return this.follows(sign) ? null : this.name();
  }

  private followsWord(word: string): boolean {
    const { at } = this;
    const follows = this.takeWord(word);
    this.at = at;
    return follows;
  }

  protected block(): Block {
    const start = this.place();
    const statements: Statement[] = [];
    this.take("{");
    while (!this.take("}")) {
      const from = this.place();
      statements.push(this.statement(from, this.word()));
    }
    return { kind: "block", statements, start, end: this.at };
  }

  protected options(): Options | null {
    const start = this.place();
    if (!this.follows("(")) return null;
    const entries = this.list("(", ")", () => this.entry());
    return { kind: "options", entries, start, end: this.at };
  }
}
