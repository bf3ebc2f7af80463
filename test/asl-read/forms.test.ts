/** Every form gives the machines of its file under their names, with their values and the places of these. */
import { describe, expect, test } from "vitest";
import type { FoundMachine, Machines } from "../../src/asl/read/machines.js";
import type { Json } from "../../src/machine/asl.js";
import { escapePointer } from "../../src/machine/walk.js";
import { positionAt } from "../../src/text/source.js";
import { fixtures, readAs, textOf } from "./fixtures.js";

/** What is read of each file, and where it is said that something is not read. */
const expected: Readonly<
  Record<string, { readonly machines: readonly string[]; readonly notRead: readonly string[] }>
> = {
  "definition-string.template.yaml": {
    machines: ["NightlyCount STANDARD"],
    notRead: ["FromParameter EMRF8030 59:30", "OnS3 EMRF8031 65:9"],
  },
  "inline.template.yaml": {
    machines: ["Inline STANDARD", "FromFile EXPRESS"],
    notRead: ["Outside EMRF8031 49:22", "Chosen EMRF8033 55:21", "Included EMRF8033 60:9"],
  },
  "join.template.json": { machines: ["Joined EXPRESS", "Escaped STANDARD"], notRead: [] },
  "main.tf": {
    machines: ["heredoc STANDARD", "encoded EXPRESS", "template STANDARD"],
    notRead: ["variable EMRF8030 82:16", "merged EMRF8033 89:15", "branching EMRF8030 96:54", "chosen EMRF8030 102:16"],
  },
  "main.tf.json": { machines: ["nightly STANDARD"], notRead: ["encoded EMRF8030 8:54"] },
  "nightly.asl.json": { machines: ["null null"], notRead: [] },
  "nightly.asl.yaml": { machines: ["null null"], notRead: [] },
  "statemachine/nightly.asl.json": { machines: ["null null"], notRead: [] },
};

test("the table names every fixture", () => {
  expect(Object.keys(expected)).toEqual(fixtures);
});

describe.each(Object.entries(expected))("%s", (path, { machines, notRead }) => {
  test("gives these machines, and says this of the others", async () => {
    const read = await readAs(path);
    expect(read.machines.map(({ name, type }) => `${name} ${type}`)).toEqual(machines);
    expect(read.notRead.map(shown)).toEqual(notRead);
  });

  test("has every key and every text where its place is", async () => {
    const read = await readAs(path);
    let looked = 0;
    for (const machine of read.machines)
      for (const [pointer, wanted] of spelledPlaces(machine.json)) {
        const { start, end } = machine.spanOf(pointer);
        const found = machine.source.text.slice(start, end);
        // What was filled in stands elsewhere under another name.
        if (found.includes("${") || found.startsWith("!")) continue;
        expect(spoken(found), pointer).toContain(spoken(wanted));
        looked += 1;
      }
    expect(looked).toBeGreaterThan(0);
  });
});

function shown({ source, finding }: Machines["notRead"][number]): string {
  const { line, column } = positionAt(source, finding.start);
  return `${/state machine `(\w+)`/i.exec(finding.message)?.[1]} ${finding.code} ${line}:${column}`;
}

/** Pointers with what the file shows at them: keys of objects, and texts that no function or deployment makes. */
function* spelledPlaces(json: Json, pointer = ""): Generator<readonly [pointer: string, wanted: string]> {
  if (typeof json !== "object" || json === null) {
    if (typeof json === "string" && !json.includes("${")) yield [pointer, json];
    return;
  }
  for (const [key, value] of Object.entries(json)) {
    const inside = `${pointer}/${escapePointer(key)}`;
    const isLarge = typeof value === "object" && value !== null;
    if (isLarge && !Array.isArray(json)) yield [inside, key];
    yield* spelledPlaces(value, inside);
  }
}

/** A text without the ways in which files spell it. */
function spoken(text: string): string {
  return text.replace(/[\\"'\s]|\$(?=\$)/g, "");
}

async function machineIn(path: string, name: string | null, text?: string): Promise<FoundMachine> {
  const found = (await readAs(path, text)).machines.find((each) => each.name === name);
  if (!found) throw new Error(`${path} has no machine ${name}`);
  return found;
}

describe("values", () => {
  test("known substitutions are filled in, as text and as numbers, and others stay placeholders of one word", async () => {
    const { json } = await machineIn("inline.template.yaml", "FromFile");
    expect(json).toMatchObject({
      States: {
        "Start cluster": { Resource: "arn:${AWS_Partition}:states:::elasticmapreduce:createCluster.sync" },
        Settle: { Seconds: 30 },
        Check: { Resource: "${CheckFunctionArn}" },
        "Stop cluster": { Resource: "arn:aws:states:::elasticmapreduce:terminateCluster.sync" },
      },
    });
  });

  test("a placeholder outside of a string is a text of its own", async () => {
    const { json } = await machineIn("definition-string.template.yaml", "NightlyCount");
    expect(json).toMatchObject({ States: { Settle: { Seconds: "${WaitSeconds}" } } });
  });

  test("functions of a template put written texts together, and AWS::NoValue takes a property away", async () => {
    const { json } = await machineIn("inline.template.yaml", "Inline");
    expect(json).toMatchObject({
      States: {
        "Start cluster": { Parameters: { Name: "orders-${Stage}", LogUri: "${If}" } },
        Check: { Resource: "${CheckFunctionArn}" },
        "Stop cluster": { Resource: "arn:aws:states:::elasticmapreduce:terminateCluster.sync" },
      },
    });
    const without = await machineIn(
      "a.yaml",
      "M",
      "Resources: { M: { Type: AWS::Serverless::StateMachine, Properties: { Definition: { StartAt: A, Comment: !Ref AWS::NoValue, States: {} } } } }",
    );
    expect(without.json).toEqual({ StartAt: "A", States: {} });
  });

  test("Terraform's values are those that it would encode", async () => {
    const { json } = await machineIn("main.tf", "encoded");
    expect(json).toEqual({
      StartAt: "Check",
      TimeoutSeconds: 300,
      States: {
        Check: {
          Type: "Task",
          Resource: "${aws_lambda_function_check_arn}",
          TimeoutSeconds: "${var_timeout}",
          Retry: [
            {
              ErrorEquals: ["Lambda.ServiceException", "Lambda.SdkClientException"],
              MaxAttempts: 3,
              BackoffRate: 1.5,
            },
          ],
          Parameters: { "key.$": "$.key", quoted: 'say "hi"\t${literal}', negative: -1, none: null, yes: true },
          End: true,
        },
      },
    });
  });

  test("the same machine in JSON and in a template is the same", async () => {
    const { json } = await machineIn("nightly.asl.json", null);
    expect(json).toEqual(JSON.parse(textOf("nightly.asl.json")));
  });
});
