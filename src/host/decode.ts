/** Bytes to text. A file that is not UTF-8 is refused, not mended: the replacement characters would be compiled. */
import type { Reading } from "./host.js";

// Without this option the decoder would swallow the byte order mark, and offsets would not be the file's.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Decodes a file's bytes. */
export function decodeText(bytes: Uint8Array): Reading {
  try {
    return { kind: "text", text: decoder.decode(bytes) };
  } catch {
    return { kind: "not-utf-8", line: firstBadLine(bytes) };
  }
}

/** A line break byte is never part of another UTF-8 character, so every line can be judged by itself. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end === -1 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(start, stop))) return line;
    start = stop;
  }
  return line;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
