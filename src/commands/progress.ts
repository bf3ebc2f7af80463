/** How far work on many files has come, in one line at a terminal. */
import type { Host } from "../host/host.js";
import { counted } from "../text/counted.js";

export interface Progress {
  /** One more file is done. */
  step(): void;
  /** Takes the line away. */
  end(): void;
}

/** Fewer files than this are done before anybody could read it. */
const worthShowing = 50;

const none: Progress = { step: () => undefined, end: () => undefined };

/** Gives a line that counts; nothing for few files, and where there is no terminal to take it away from. */
export function progressOf(host: Host, files: number): Progress {
  if (files < worthShowing || !host.isTerminal("stderr")) return none;
  let done = 0;
  // As often as a hundredth of the work is done: writing to a terminal is slower than compiling a file.
  const every = Math.ceil(files / 100);
  return {
    step: () => {
      done += 1;
      if (done % every === 0) host.print("stderr", `\r${done} of ${counted(files, "file")}`);
    },
    end: () => host.print("stderr", `\r${" ".repeat(`${files} of ${counted(files, "file")}`.length)}\r`),
  };
}
