/** Writing to standard output and error at once: `process.stdout` costs more to start than a small build takes. */
import { writeSync } from "node:fs";
import { codeOf } from "./reasons.js";

const pauseMilliseconds = 5;

/** Writes a text to a descriptor. When the reader has gone (`| head`) the rest is dropped without a word. */
export function writeText(descriptor: number, text: string): void {
  let rest: Uint8Array = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const code = codeOf(error);
      if (code === "EPIPE") return;
      if (code !== "EAGAIN") throw error;
      pause();
    }
  }
}

/** A pipe that another process set to non-blocking is full: give its reader a moment. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMilliseconds);
}
