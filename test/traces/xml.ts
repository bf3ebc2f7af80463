/** Reads XML as strictly as a test needs: tags that nest, attributes once, entities that XML has; throws otherwise. */

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  readonly text: string;
}

const entities: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

export function parseXml(source: string): Element {
  const root: { name: string; attributes: Map<string, string>; children: Element[]; text: string } = open("", "");
  const stack = [root];
  for (const [whole, closing, name = "", attributes = "", empty, text = ""] of source.matchAll(
    /<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|</g,
  )) {
    const top = stack.at(-1);
    if (!top) throw new Error("an element is closed twice");
    if (whole === "<") throw new Error("a < that begins no tag");
    if (text !== "") top.text += decoded(text);
    else if (closing) {
      if (top.name !== name) throw new Error(`</${name}> closes <${top.name}>`);
      stack.pop();
    } else {
      const element = open(name, attributes);
      top.children.push(element);
      if (!empty) stack.push(element);
    }
  }
  const [only, ...others] = root.children;
  if (stack.length !== 1 || !only || others.length > 0) throw new Error("there is not one whole element");
  return only;
}

function open(name: string, attributes: string) {
  const read = new Map<string, string>();
  for (const [, key = "", value = ""] of attributes.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (read.has(key)) throw new Error(`${key} twice`);
    read.set(key, decoded(value));
  }
  return { name, attributes: read, children: [] as Element[], text: "" };
}

function decoded(text: string): string {
  return text.replace(/&([^;&\s]*;?)/g, (whole, entity: string) => {
    const character = entities.get(entity.replace(/;$/, ""));
    if (character === undefined || !entity.endsWith(";")) throw new Error(`${whole} is no entity`);
    return character;
  });
}

export function* elementsIn(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* elementsIn(child);
}
