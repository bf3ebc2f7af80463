/** Sorts all characters into the few letters that a set of patterns can tell apart. */

export interface Alphabet {
  /** One character for each letter, those that read best first. */
  readonly letters: readonly string[];
  /** For each pattern the letters it reads, as a set of bits. */
  readonly read: ReadonlyMap<string, bigint>;
}

const readable = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_.,:;/@!";

/** @param sources patterns of one character each */
export function alphabetOf(sources: ReadonlySet<string>): Alphabet {
  const letters: string[] = [];
  const known = new Set<string>();
  const testers = [...sources].map((source) => ({ source, regex: new RegExp(`^(?:${source})$`) }));
  const read = new Map<string, bigint>(testers.map(({ source }) => [source, 0n]));
  for (const character of samples(sources)) {
    const readers = testers.filter(({ regex }) => regex.test(character));
    const signature = readers.map(({ source }) => source).join("\n");
    if (known.has(signature)) continue;
    known.add(signature);
    const bit = 1n << BigInt(letters.push(character) - 1);
    for (const { source } of readers) read.set(source, (read.get(source) ?? 0n) | bit);
  }
  return { letters, read };
}

/** Latin-1, and beyond it the characters that the patterns name with their neighbours. */
function samples(sources: ReadonlySet<string>): ReadonlySet<string> {
  const characters = new Set(readable);
  for (let code = 0; code < 0x100; code++) characters.add(String.fromCharCode(code));
  for (const source of sources) {
    for (const [, digits] of source.matchAll(/\\u([\dA-Fa-f]{4})/g)) addAround(characters, parseInt(digits ?? "", 16));
    for (let index = 0; index < source.length; index++) {
      if (source.charCodeAt(index) >= 0x100) addAround(characters, source.charCodeAt(index));
    }
  }
  return characters.add("\u0100").add("\u2028");
}

function addAround(characters: Set<string>, code: number): void {
  for (const near of [code - 1, code, code + 1]) characters.add(String.fromCharCode(near & 0xffff));
}
