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

/** What every class such as `\w`, `\s` and `.` tells apart, and what the patterns name, with the neighbours of ranges' ends. */
function samples(sources: ReadonlySet<string>): ReadonlySet<string> {
  const characters = new Set(readable);
  for (let code = 0x20; code < 0x7f; code++) characters.add(String.fromCharCode(code));
  for (const source of sources) {
    for (const [escape] of source.matchAll(codeEscapes)) addAround(characters, codeOf(escape));
    for (let index = 0; index < source.length; index++) addAround(characters, source.charCodeAt(index));
  }
  for (const character of "\t\n\v\f\r\0\u007f\u00a0\u0100\u2028") characters.add(character);
  return characters;
}

const codeEscapes = /\\(?:u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|c[A-Za-z]|[0-7]{1,3})/g;

function codeOf(escape: string): number {
  const kind = escape[1] ?? "";
  if (kind === "c") return escape.charCodeAt(2) % 32;
  return kind === "u" || kind === "x" ? parseInt(escape.slice(2), 16) : parseInt(escape.slice(1), 8);
}

function addAround(characters: Set<string>, code: number): void {
  for (const near of [code - 1, code, code + 1]) characters.add(String.fromCharCode(near & 0xffff));
}
