/** Questions at a real terminal, which only a process shows. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const asker = `import { askTerminal } from "./src/host/ask.ts";
const answers = [await askTerminal("first? "), await askTerminal("second? "), await askTerminal("third? ")];
console.log("\\nanswers " + JSON.stringify(answers));`;
const asks = [process.execPath, "--import", "tsx", "--input-type=module", "-e", asker];

/** Types each line when its question stands there, and ends the input (Ctrl-D) at the last. */
const typist = `import os,pty,sys
child,terminal=pty.fork()
if child==0: os.execv(sys.argv[1],sys.argv[1:])
seen=b""
for question,answer in [(b"first? ",b"one\\n"),(b"second? ",b"\\n"),(b"third? ",b"\\x04")]:
  while question not in seen: seen+=os.read(terminal,65536)
  os.write(terminal,answer)
try:
  while True:
    piece=os.read(terminal,65536)
    if not piece: break
    seen+=piece
except OSError: pass
sys.stdout.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child,0)[1]))`;

test("at a terminal each question gets its line, and the end of the input is no answer", () => {
  const { status, stdout, error } = spawnSync("python3", ["-c", typist, ...asks], { cwd: root, encoding: "utf8" });
  if (error) return console.log("not shown: there is no python3 to make a terminal");
  expect(stdout).toContain('answers ["one","",null]');
  expect(status).toBe(0);
});

test("where there is no terminal nothing is asked, and nothing is waited for", () => {
  const { status, stdout, stderr } = spawnSync(asks[0] ?? "", asks.slice(1), { cwd: root, encoding: "utf8" });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "\nanswers [null,null,null]\n", stderr: "" });
});
