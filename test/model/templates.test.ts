/** Templates: blocks laid over one another, what is chosen when compiling, and what a run chooses. */
import { expect, test } from "vitest";
import { analyze, compile } from "../../src/compiler.js";
import type { Json } from "../../src/machine/asl.js";
import { placesOf } from "../../src/settings/places.js";
import { statementsOf } from "../../src/model/bodies.js";
import { codesOf, findingsOf } from "../conformance/findings.js";

const base = `template base = ec2 {
  release: "emr-7.13.0"
  applications: ["Spark", "Hive"]
  logs: "s3://acme/emr/"
  service_role: "EMR_DefaultRole"
  instance_profile: "EMR_EC2_DefaultRole"
  tags: { team: "data", cost: "etl" }
  configurations: { "spark-defaults": { a: 1, b: 2 } }
  primary: { types: ["m6g.xlarge"] }
  core: { types: ["r6g.xlarge"], on_demand: 2 }
  task: { types: ["r6g.xlarge"], spot: 4 }
}
`;

function program(cluster: string, declarations = ""): string {
  return `${base}${declarations}workflow w {
  timeout: 1h
  input { full: boolean = false, tiny: boolean = false }
  cluster etl = ${cluster}
  step a on etl = spark { file: "s3://acme/a.py" }
  terminate etl
}
`;
}

/** The arguments of createCluster; nothing may be wrong with the program. */
function request(text: string, params: ReadonlyMap<string, string> = new Map()): Record<string, Json> {
  const { checked, diagnostics } = analyze({ path: "program.emrflow", text }, { params });
  expect(codesOf(diagnostics)).toEqual([]);
  if (checked === null) throw new Error("a program without findings was not checked");
  const state = compile(checked).workflows[0]?.machine.States["Create etl"];
  // The program makes this cluster, so the state is there and is a task with an object as arguments.
  return (state as { readonly Arguments: Record<string, Json> }).Arguments;
}

const fleets = (made: Record<string, Json>): readonly { readonly [key: string]: Json }[] =>
  // What an `ec2` block with fleets becomes.
  (made["Instances"] as { readonly InstanceFleets: readonly { readonly [key: string]: Json }[] }).InstanceFleets;

test("a block of its own changes what it says and leaves the rest", () => {
  const made = request(program(`base { core: { on_demand: 9 }, tags: { cost: "report" } }`));
  expect(fleets(made)[1]).toMatchObject({
    TargetOnDemandCapacity: 9,
    InstanceTypeConfigs: [{ InstanceType: "r6g.xlarge" }],
  });
  expect(made["Tags"]).toEqual(
    expect.arrayContaining([
      { Key: "team", Value: "data" },
      { Key: "cost", Value: "report" },
    ]),
  );
});

test("lists are replaced, records are merged at every depth, also those behind a name", () => {
  const made = request(
    program(
      `base { applications: ["Spark"], configurations: { "spark-defaults": overrides } }`,
      `let overrides = { b: 3, c: 4 }\n`,
    ),
  );
  expect(made["Applications"]).toEqual([{ Name: "Spark" }]);
  expect(made["Configurations"]).toEqual([
    { Classification: "spark-defaults", Properties: { a: "1", b: "3", c: "4" } },
  ]);
});

test("`null` takes a setting away, and only where there is one below", () => {
  expect(fleets(request(program("base { task: null }")))).toHaveLength(2);
  expect(codesOf(findingsOf(program("base { release: null }")))).toEqual(["EMRF3011"]);
  const scaling = "base { scaling: { min: null, max: 3 } }";
  expect(codesOf(findingsOf(program(scaling)))).toEqual(["EMRF3011"]);
  expect(codesOf(findingsOf(program("{ release: null }")))).toContain("EMRF3001");
});

test("templates build on templates, whichever stands first", () => {
  const declarations = "template last = middle { core: { on_demand: 7 } }\ntemplate middle = base { task: null }\n";
  const [, core, ...more] = fleets(request(program("last { }", declarations)));
  expect(core).toMatchObject({ TargetOnDemandCapacity: 7 });
  expect(more).toEqual([]);
});

test("a choice that is known when compiling is decided then", () => {
  const text = program(
    `size == "large" ? large : base { }`,
    `param size: "small" | "large" = "small"\ntemplate large = base { core: { on_demand: 20 } }\n`,
  );
  expect(fleets(request(text))[1]).toMatchObject({ TargetOnDemandCapacity: 2 });
  expect(fleets(request(text, new Map([["size", "large"]])))[1]).toMatchObject({ TargetOnDemandCapacity: 20 });
});

test("of a choice that a run makes, only what differs is an expression", () => {
  const declarations =
    "template large = base { core: { on_demand: 20 } }\ntemplate tiny = base { core: { on_demand: 1 } }\n";
  const made = request(program("input.full ? large : input.tiny ? tiny : base { }", declarations));
  expect(fleets(made)[1]?.["TargetOnDemandCapacity"]).toBe("{% $input.full ? 20 : $input.tiny ? 1 : 2 %}");
  expect(JSON.stringify({ ...made, Instances: null })).not.toContain("$input");
  expect(JSON.stringify(fleets(made)[0])).not.toContain("{%");
});

test("a condition that is worked out is worked out once, before the cluster is made", () => {
  const text = program(
    "now() > execution.started_at ? large : base { }",
    "template large = base { core: { on_demand: 20 }, idle_timeout: 20m }\n",
  );
  const { checked } = analyze({ path: "program.emrflow", text });
  const states = checked ? compile(checked).workflows[0]?.machine.States : undefined;
  expect(states?.["Set etl_choice"]).toMatchObject({
    Assign: { __etl_choice: "{% $millis() > $toMillis($states.context.Execution.StartTime) %}" },
  });
  expect(JSON.stringify(states).match(/\$millis\(\) >/g)).toHaveLength(1);
  expect(fleets(request(text))[1]?.["TargetOnDemandCapacity"]).toBe("{% $__etl_choice ? 20 : 2 %}");
});

test("both templates of a choice are checked", () => {
  const declarations = `template wrong = base { release: "emr-5.10.0" }\n`;
  const codes = codesOf(findingsOf(program("input.full ? wrong : base { }", declarations)));
  expect(codes.length).toBeGreaterThan(0);
  expect(codes.every((code) => code.startsWith("EMRF5"))).toBe(true);
});

test("what is missing is looked for in the whole, and said at the cluster", () => {
  const text = `template part = ec2 { release: "emr-7.13.0" }\nworkflow w {\n  timeout: 1h\n  cluster etl = part { }\n  keep etl\n}\n`;
  const found = findingsOf(text).filter(({ code }) => code === "EMRF3011");
  expect(found.map(({ start }) => text.slice(start, start + 3))).toEqual(["etl", "etl", "etl"]);
});

test("a mistake in a template is said once, however many clusters are made of it", () => {
  const text = `template wrong = base { aplications: ["Spark"] }\n${program("wrong { }").replace(
    "terminate etl",
    "terminate etl\n  cluster again = wrong { }\n  terminate again",
  )}`;
  expect(codesOf(findingsOf(text))).toEqual(["EMRF3010"]);
});

test("names in a template are those of its own file", () => {
  const shared = `let bucket = "shared"\ntemplate logging = ec2 { logs: "s3://\${bucket}/" }\n`;
  const text = program("logging { }")
    .replace("template base = ec2 {", "template base = logging {")
    .replace('  logs: "s3://acme/emr/"\n', "")
    .replace("= logging { }", "= base { }");
  const whole = `import { logging } from "./shared.emrflow"\nlet bucket = "own"\n${text.replace("s3://acme/a.py", "s3://${bucket}/a.py")}`;
  const files = new Map([["shared.emrflow", shared]]);
  const { checked, diagnostics } = analyze(
    { path: "program.emrflow", text: whole },
    {
      readModule: () => ({
        kind: "source",
        source: { path: "shared.emrflow", text: files.get("shared.emrflow") ?? "" },
      }),
    },
  );
  expect(codesOf(diagnostics)).toEqual([]);
  const machine = JSON.stringify(checked && compile(checked).workflows);
  expect(machine).toContain('"LogUri":"s3://shared/"');
  expect(machine).toContain("s3://own/a.py");
});

test("each setting has the place where it was given", () => {
  const text = program("base { core: { on_demand: 9 } }");
  const { model } = analyze({ path: "program.emrflow", text });
  const clusters = [...statementsOf(model.workflows[0]?.body ?? [])].filter((each) => each.kind === "cluster");
  const settings = clusters[0]?.cluster.settings;
  const places = settings?.kind === "one" ? placesOf(settings.of) : [];
  const written = places.map(({ path, value }) => [path.join("."), value && text.slice(value.start, value.end)]);
  expect(Object.fromEntries(written)).toMatchObject({ "core.on_demand": "9", "core.types": '["r6g.xlarge"]' });
});
