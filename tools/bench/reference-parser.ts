/**
 * The quickest parser that one would write by hand for what is right: recursive descent over characters, straight to the
 * tree, no findings, no recovery. It is what the real parser is measured against, and a test holds it to the same trees.
 */
import type { Constraint, Item, Member, Statement } from "../../src/syntax/ast.js";
import { ReferenceFlow } from "./reference-flow.js";

/** @throws Error for a text with a mistake */
export function referenceParse(text: string): readonly Item[] {
  return new ReferenceParser(text).file();
}

class ReferenceParser extends ReferenceFlow {
  file(): readonly Item[] {
    const items: Item[] = [];
    for (this.blanks(); this.at < this.text.length; this.blanks()) items.push(this.item());
    return items;
  }

  private item(): Item {
    const start = this.at;
    const word = this.word();
    switch (word) {
      case "import": {
        const names = this.list("{", "}", () => {
          const from = this.at;
          const name = this.name();
          const alias = this.takeWord("as") ? this.name() : null;
          return { kind: "import-name" as const, name, alias, start: from, end: this.at };
        });
        this.takeWord("from");
        this.blanks();
        const path = this.string();
        const [part] = path.parts;
        const of = { start: path.start, end: path.end };
        const text = part?.kind === "text" ? part.text : "";
        return { kind: "import", names, path: { kind: "import-path", text, ...of }, start, end: this.at };
      }
      case "extern":
      case "param": {
        if (word === "extern") this.takeWord("param");
        const name = this.name();
        this.take(":");
        const type = this.type();
        const fallback = this.take("=") ? this.expression() : null;
        return { kind: "param", extern: word === "extern", name, type, default: fallback, start, end: this.at };
      }
      case "type": {
        const name = this.name();
        this.take("=");
        return { kind: "type", name, type: this.type(), start, end: this.at };
      }
      case "template": {
        const name = this.name();
        this.take("=");
        const base = this.follows("{") ? null : this.name();
        return { kind: "template", name, base, settings: this.record(), start, end: this.at };
      }
      case "let":
        return this.letStatement(start);
      case "workflow": {
        const name = this.name();
        const members: Member[] = [];
        this.take("{");
        while (!this.take("}")) members.push(this.member());
        return { kind: "workflow", name, members, start, end: this.at };
      }
      default:
        throw new Error(`no item at ${start}`);
    }
  }

  private member(): Member {
    this.blanks();
    const start = this.at;
    const word = this.word();
    this.blanks();
    if (this.text[this.at] === ":") {
      this.at = start;
      const entry = this.entry();
      this.take(",");
      return entry;
    }
    if (word === "input") {
      const fields = this.list("{", "}", () => {
        const from = this.at;
        const name = this.name();
        this.take(":");
        const type = this.type();
        const constraints: Constraint[] = [];
        for (;;) {
          const place = this.place();
          const constraint = (["matching", "min", "max"] as const).find((each) => this.takeWord(each, ":"));
          if (!constraint) break;
          constraints.push({ kind: "constraint", constraint, value: this.expression(), start: place, end: this.at });
        }
        const fallback = this.take("=") ? this.expression() : null;
        return { kind: "input-field" as const, name, type, constraints, default: fallback, start: from, end: this.at };
      });
      return { kind: "input", fields, start, end: this.at };
    }
    return this.statement(start, word);
  }

  protected statement(start: number, word: string): Statement {
    switch (word) {
      case "let":
        return this.letStatement(start);
      case "cluster": {
        const name = this.name();
        this.take("=");
        const base = this.follows("{") ? null : this.expression();
        const chosen =
          base?.kind === "reference"
            ? ({ kind: "name", text: base.name, start: base.start, end: base.end } as const)
            : base;
        if (chosen && chosen.kind !== "name" && chosen.kind !== "conditional") throw new Error("no base");
        return { kind: "cluster", name, base: chosen, settings: this.record(), start, end: this.at };
      }
      case "step": {
        const name = this.name();
        this.takeWord("on");
        const cluster = this.name();
        this.take("=");
        return {
          kind: "step",
          name,
          cluster,
          stepKind: this.name(),
          settings: this.record(),
          continues: this.takeWord("and") && this.takeWord("continue"),
          start,
          end: this.at,
        };
      }
      case "task": {
        const name = this.name();
        const type = this.take(":") ? this.type() : null;
        this.take("=");
        return { kind: "task", name, type, resource: this.expression(), settings: this.record(), start, end: this.at };
      }
      case "run": {
        const options = this.options();
        const first = this.name();
        const second = this.take("=") ? this.name() : null;
        const [name, workflow] = second ? [first, second] : [null, first];
        return { kind: "run", options, name, workflow, input: this.record(), start, end: this.at };
      }
      case "await":
      case "cancel":
        return { kind: word, step: this.name(), start, end: this.at };
      case "resize": {
        const cluster = this.name();
        this.take(".");
        return { kind: "resize", cluster, nodes: this.name(), settings: this.record(), start, end: this.at };
      }
      case "terminate": {
        const cluster = this.name();
        const when = this.takeWord("when", ":") ? this.expression() : null;
        return { kind: "terminate", cluster, when, start, end: this.at };
      }
      case "keep":
        return { kind: "keep", cluster: this.name(), start, end: this.at };
      case "on": {
        this.takeWord("failure");
        const name = this.takeWord("as") ? this.name() : null;
        return { kind: "on-failure", name, body: this.block(), start, end: this.at };
      }
      case "output":
        return { kind: "output", value: this.expression(), start, end: this.at };
      default:
        return this.flow(start, word);
    }
  }

  private letStatement(start: number): Extract<Statement, { kind: "let" }> {
    const name = this.name();
    this.take("=");
    return { kind: "let", name, value: this.expression(), start, end: this.at };
  }
}
