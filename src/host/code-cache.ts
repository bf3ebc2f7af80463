/**
 * What V8 made of a bundle, kept in the user's cache folder: compiling anew takes longer than compiling a pipeline. It is
 * code that will run, so only what the user alone can write is read, and only whole.
 */
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from "node:fs";
import { isAbsolute, join } from "node:path";

export interface CodeCache {
  /** Gives what was kept under a name, `undefined` when there is nothing that can be trusted. */
  read(name: string): Buffer | undefined;
  /** Keeps code. That it cannot be kept, for want of space or rights, is nobody's concern. */
  write(name: string, code: Buffer): void;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Older entries belong to versions that are gone; one that is in use is soon made anew. */
const longestLifeMilliseconds = 60 * 24 * 60 * 60 * 1000;

/** Gives the user's cache, `undefined` when there is no place for one or `NODE_DISABLE_COMPILE_CACHE` forbids it, as in Node 22. */
export function codeCache(environment: Environment, platform: string): CodeCache | undefined {
  const folder = environment["NODE_DISABLE_COMPILE_CACHE"] ? undefined : cacheFolder(environment, platform);
  if (folder === undefined) return undefined;
  const pathOf = (name: string): string => join(folder, `${name}.${process.version}-${process.arch}`);
  return {
    read: (name) => quietly(() => readTrusted(folder, pathOf(name))),
    write: (name, code) => {
      quietly(() => {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        removeOld(folder);
        replace(pathOf(name), sealed(code));
      });
    },
  };
}

/** By the XDG base directory specification, and by the customs of macOS and Windows. */
function cacheFolder(environment: Environment, platform: string): string | undefined {
  const xdg = environment["XDG_CACHE_HOME"];
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, "emrflow");
  const base = environment[platform === "win32" ? "LOCALAPPDATA" : "HOME"];
  if (base === undefined || !isAbsolute(base)) return undefined;
  if (platform === "win32") return join(base, "emrflow", "cache");
  return platform === "darwin" ? join(base, "Library", "Caches", "emrflow") : join(base, ".cache", "emrflow");
}

/** Under `sudo` the home folder may be that of another user, who must not choose what root runs. */
function readTrusted(folder: string, path: string): Buffer | undefined {
  if (!isOwn(statSync(folder))) return undefined;
  const descriptor = openSync(path, "r");
  try {
    return isOwn(fstatSync(descriptor)) ? opened(readFileSync(descriptor)) : undefined;
  } finally {
    closeSync(descriptor);
  }
}

/** Windows has no such numbers; there the folder's own rights protect it. */
function isOwn({ uid, mode }: Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

const sealBytes = 8;
/** Bytes between two samples: one in every block of a disk. Reading bytes one by one is slow before V8 has warmed up. */
const stride = 4093;

/** V8 does not notice code that was cut off or lost blocks in a power failure, and would crash: the seal does. */
function sealed(code: Buffer): Buffer {
  const seal = Buffer.alloc(sealBytes);
  seal.writeUInt32LE(code.length, 0);
  seal.writeUInt32LE(sampleOf(code), 4);
  return Buffer.concat([code, seal]);
}

function opened(bytes: Buffer): Buffer | undefined {
  const length = bytes.length - sealBytes;
  if (length < 0 || bytes.readUInt32LE(length) !== length) return undefined;
  const code = bytes.subarray(0, length);
  return bytes.readUInt32LE(length + 4) === sampleOf(code) ? code : undefined;
}

function sampleOf(code: Buffer): number {
  let sample = 1;
  for (let at = 0; at < code.length; at += stride) sample = (Math.imul(sample, 31) + (code[at] ?? 0)) >>> 0;
  return sample;
}

function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > longestLifeMilliseconds) rmSync(path, { force: true });
  }
}

function replace(path: string, bytes: Buffer): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, bytes, { mode: 0o600, flag: "wx" });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A cache that fails costs milliseconds; the command goes on without it. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
