/** What only a process of its own shows: pipes, signals, and the status that a shell sees. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const node = `"${process.execPath}" --import tsx`;

function shell(script: string) {
  return spawnSync("bash", ["-c", script], { cwd: root, encoding: "utf8" });
}

test("a reader that goes away is no error, and nothing is said of it", () => {
  const { stdout, stderr } = shell(`${node} src/cli.ts --help | true; echo "\${PIPESTATUS[0]}"`);
  expect({ stdout, stderr }).toEqual({ stdout: "0\n", stderr: "" });
});

test.skipIf(!existsSync("/dev/full"))("a full disk behind the output is said to be one", () => {
  const { status, stderr } = shell(`${node} src/cli.ts --help > /dev/full`);
  expect({ status, stderr }).toEqual({ status: 2, stderr: "emrflow could not write its output: the disk is full\n" });
});

test("a pipe that is full and does not block gets everything in the end", () => {
  const writer = `import { writeText } from "./src/host/streams.ts"; writeText(1, "x".repeat(1_000_000));`;
  const nonBlocking = `import fcntl,os,subprocess,sys,time
r,w=os.pipe()
fcntl.fcntl(w,fcntl.F_SETFL,fcntl.fcntl(w,fcntl.F_GETFL)|os.O_NONBLOCK)
p=subprocess.Popen(sys.argv[1:],stdout=w); os.close(w); time.sleep(0.3); n=0
while True:
  b=os.read(r,65536)
  if not b: break
  n+=len(b)
print(n,p.wait())`;
  const { status, stdout } = spawnSync(
    "python3",
    ["-c", nonBlocking, process.execPath, "--import", "tsx", "--input-type=module", "-e", writer],
    { cwd: root, encoding: "utf8" },
  );
  if (status === null) return console.log("not shown: there is no python3 to make a pipe that does not block");
  expect(stdout).toBe("1000000 0\n");
});

test("an interrupt waits until files are whole, and then ends the process as interrupts do", () => {
  const work = `process.kill(process.pid, "SIGINT"); for (const end = Date.now() + 50; Date.now() < end; ); console.log("whole");`;
  const script = `import { uninterrupted } from "./src/host/interrupt.ts"; await uninterrupted(() => { ${work} }); setTimeout(() => console.log("went on"), 200);`;
  const { signal, stdout } = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    cwd: root,
    encoding: "utf8",
  });
  expect({ signal, stdout }).toEqual({ signal: "SIGINT", stdout: "whole\n" });
});

test("the status of a process is that of its command", () => {
  expect(shell(`${node} src/cli.ts build --no-such-option`).status).toBe(2);
  expect(shell(`${node} src/cli.ts --version`).status).toBe(0);
});
