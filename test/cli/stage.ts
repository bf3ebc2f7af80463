/** Where a story plays: on a machine in memory, or on the real disk in a folder of its own. */
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Host, Stream } from "../../src/host/host.js";
import { answering, memoryHost, type MemoryEntry } from "../../src/host/memory.js";
import { nodeHost } from "../../src/host/node.js";
import type { Section } from "./story.js";

export interface Stage {
  readonly host: Host;
  /** What was printed since the last call. */
  taken(stream: Stream): string;
  /** What a file holds, `null` when it is not there. */
  contentOf(path: string): string | null;
  close(): void;
}

const packageFolder = fileURLToPath(new URL("../..", import.meta.url));

/** Sets up files, links, locks, the environment and the terminal as a story says. */
export const stages: Readonly<Record<"memory" | "disk", (sections: readonly Section[]) => Stage>> = {
  memory: (sections) => {
    const files = sections.flatMap(memoryEntries);
    const pages = readdirSync(join(packageFolder, "docs/errors")).map((name) => `docs/errors/${name}`);
    const world = worldOf(sections);
    const memory = memoryHost({
      files,
      pages: new Map(pages.map((path) => [path, readFileSync(join(packageFolder, path), "utf8")])),
    });
    return {
      host: { ...memory, ...world.overrides },
      taken: world.taken,
      contentOf: (path) => {
        const entry = memory.files.get(path);
        return entry?.kind === "file" ? new TextDecoder().decode(entry.bytes) : null;
      },
      close: () => undefined,
    };
  },
  disk: (sections) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "emrflow-story-")));
    // Locks come last: nothing can be put into a locked folder.
    const isLock = (section: Section): boolean => section.word.startsWith("locked");
    for (const section of [...sections].sort((a, b) => Number(isLock(a)) - Number(isLock(b))))
      putOnDisk(folder, section);
    const world = worldOf(sections);
    return {
      host: { ...nodeHost(packageFolder, folder), ...world.overrides },
      taken: world.taken,
      contentOf: (path) => {
        const found = lstatSync(join(folder, path), { throwIfNoEntry: false });
        return found?.isFile() ? readFileSync(join(folder, path), "utf8") : null;
      },
      close: () => {
        for (const { word, rest } of sections) if (word === "locked-folder") chmodSync(join(folder, rest), 0o755);
        rmSync(folder, { recursive: true });
      },
    };
  },
};

/** What is the same on both stages: the streams and the environment. */
function worldOf(sections: readonly Section[]) {
  const printed: Record<Stream, string[]> = { stdout: [], stderr: [] };
  const terminal = sections.find((section) => section.word === "terminal");
  const environment = new Map(
    sections
      .filter(({ word }) => word === "environment")
      .map(({ rest }) => [rest.replace(/=.*/, ""), rest.replace(/^[^=]*=/, "")]),
  );
  const answers = sections.filter(({ word }) => word === "answer").map(({ rest }) => rest);
  const input = sections.find(({ word }) => word === "stdin")?.body ?? "";
  const overrides: Pick<Host, "print" | "ask" | "readInput" | "isTerminal" | "columns" | "environment"> = {
    print: (stream, text) => void printed[stream].push(text),
    ask: answering(answers, (text) => void printed.stderr.push(text)),
    readInput: () => ({ kind: "text", text: input }),
    isTerminal: () => terminal !== undefined,
    columns: () => Number(terminal?.rest ?? 80),
    environment: (name) => environment.get(name),
  };
  return { overrides, taken: (stream: Stream) => printed[stream].splice(0).join("") };
}

function memoryEntries({ word, rest, body }: Section): readonly (readonly [string, MemoryEntry])[] {
  if (word === "file") return [[rest, { kind: "file", bytes: new TextEncoder().encode(body) }]];
  if (word === "bytes") return [[rest, { kind: "file", bytes: bytesOf(body) }]];
  if (word === "locked-file") return [[rest, { kind: "locked" }]];
  if (word === "folder" || word === "locked-folder")
    return [[rest, { kind: "folder", locked: word === "locked-folder" }]];
  const [path, target] = rest.split(" -> ");
  return word === "link" && path !== undefined && target !== undefined ? [[path, { kind: "link", target }]] : [];
}

function putOnDisk(folder: string, { word, rest, body }: Section): void {
  const path = join(folder, rest);
  const withFolder = (): string => (mkdirSync(dirname(path), { recursive: true }), path);
  if (word === "file") writeFileSync(withFolder(), body);
  if (word === "bytes") writeFileSync(withFolder(), bytesOf(body));
  if (word === "locked-file") writeFileSync(withFolder(), body, { mode: 0 });
  if (word === "folder" || word === "locked-folder") mkdirSync(path, { recursive: true });
  if (word === "locked-folder") chmodSync(path, 0o555);
  const [from, target] = rest.split(" -> ");
  if (word === "link" && from !== undefined && target !== undefined) symlinkSync(target, join(folder, from));
}

/** Text in which `\xff` stands for a byte and `\r` for a carriage return. */
function bytesOf(body: string): Uint8Array {
  const bytes: number[] = [];
  for (const [piece, hex] of body.matchAll(/\\x([0-9a-f]{2})|\\r|[^\\]/gu)) {
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else bytes.push(...new TextEncoder().encode(piece === "\\r" ? "\r" : piece));
  }
  return Uint8Array.from(bytes);
}
