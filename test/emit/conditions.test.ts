/** A condition on `json` is a boolean for whatever a run finds, wherever conditions stand; a Choice fails on anything else. */
import { expect, it } from "vitest";
import type { Json, StateGraph } from "../../src/machine/asl.js";
import { seededChance } from "../../src/simulate/chance.js";
import { evaluate } from "../../src/simulate/jsonata/evaluate.js";
import { machineOf } from "../expressions/random/program.js";

const machine = machineOf(`workflow main {
  timeout: 1h
  input { o: json = {} }
  cluster etl = ec2 {
    release: "emr-7.13.0"
    applications: ["Spark"]
    logs: "s3://acme/logs/"
    service_role: "EMR_DefaultRole"
    instance_profile: "EMR_EC2_DefaultRole"
    primary: { types: ["m6g.xlarge"] }
  }
  if input.o { wait 1s } else if input.o.x { wait 2s } else if input.o.x.y ?? input.o.x { wait 3s }
  if input.o.x as boolean? ?? false { wait 4s }
  repeat (max: 3, every: 1m) { wait 1s } until input.o.x
  terminate etl
}
`);

function conditionsIn({ States }: StateGraph): readonly Json[] {
  return Object.values(States).flatMap((state) => {
    if (state.Type === "Choice") return state.Choices.map(({ Condition }) => Condition ?? null);
    return state.Type === "Parallel" ? state.Branches.flatMap(conditionsIn) : [];
  });
}

const found: readonly Json[] = [
  null,
  true,
  false,
  1,
  "yes",
  "",
  [],
  [true],
  {},
  { x: null },
  { x: true },
  { x: "yes" },
  { x: [true] },
  { x: { y: 1 } },
];

it.each(found.map((o) => [o]))("of %j", async (o) => {
  const conditions = conditionsIn(machine).filter((each) => String(each).includes("$input.o"));
  expect(conditions).toHaveLength(5);
  const view = {
    states: {},
    variables: new Map<string, Json>([["input", { o }]]),
    chance: seededChance(1),
    state: { name: "condition", event: 2 },
    now: 0,
  };
  const x =
    typeof o === "object" && o !== null && !Array.isArray(o)
      ? (o as { readonly [name: string]: Json })["x"]
      : undefined;
  for (const each of conditions.filter((one) => !String(one).includes("$error")))
    expect(typeof (await evaluate(each, view, "Condition")), String(each)).toBe("boolean");
  const bare = conditions.filter((each) => String(each) === "{% $input.o.x = true %}");
  expect(bare).toHaveLength(2);
  for (const each of bare) expect(await evaluate(each, view, "Condition")).toBe(x === true);
});
