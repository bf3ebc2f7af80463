/** Every block of settings of the language: where the reference has its table, and a program in which one of it stands. */
import { everyStep, retrySettings } from "../../src/kinds/every-step.js";
import { kinds } from "../../src/kinds/index.js";
import { distributedOptions } from "../../src/model/distribution.js";
import { repeatOptions } from "../../src/model/loops.js";
import { runOptions } from "../../src/model/runs.js";
import { taskSettings } from "../../src/model/task-settings.js";
import { workflowSettings } from "../../src/model/workflow.js";
import { nodeSettings } from "../../src/platforms/ec2/nodes.js";
import { ec2Settings } from "../../src/platforms/ec2/settings.js";
import { platforms } from "../../src/platforms/index.js";
import type { SettingsSchema } from "../../src/settings/schema.js";
import { blocksIn } from "../../tools/docs/settings.js";

export interface DocumentedSchema {
  readonly heading: string;
  readonly schema: SettingsSchema;
  /** A program whose block of this kind says these settings, and besides them what it must. */
  readonly program: (given: Entries) => string;
}

/** Settings by name, each with its value as written. */
type Entries = ReadonlyMap<string, string>;

const entries = (values: Readonly<Record<string, string>>): Entries => new Map(Object.entries(values));

/** What a cluster must say; the security configuration is what Kerberos and roles of steps want. */
const clusterBase = entries({
  release: '"emr-7.13.0"',
  applications: '["Spark", "Hive", "Pig"]',
  logs: '"s3://bucket/logs/"',
  service_role: '"EMR_DefaultRole"',
  instance_profile: '"EMR_EC2_DefaultRole"',
  security_configuration: '"encrypted"',
  primary: '{ types: ["m6g.xlarge"] }',
});

const groupSettings: ReadonlySet<string> = new Set(["type", "count", "market", "auto_scaling"]);

const ebs = inside(nodeSettings, "ebs");
const autoScaling = inside(nodeSettings, "auto_scaling");
const rules = inside(autoScaling, "rules");
const scaling = inside(ec2Settings, "scaling");
const bootstrap = inside(ec2Settings, "bootstrap");
const kerberos = inside(ec2Settings, "kerberos");
const { serverless, eks, existing } = platforms;
const initial = inside(serverless.settings, "initial_capacity");
const maximum = inside(serverless.settings, "maximum_capacity");
const images = inside(serverless.settings, "worker_images");
const watched = inside(serverless.settings, "cloudwatch");
const jobRole = entries({ job_role: '"arn:aws:iam::111122223333:role/job"' });

const resizeSettings = existing.resizing?.settings ?? {};

export const documentedSchemas: readonly DocumentedSchema[] = [
  { heading: "Settings of a workflow", schema: workflowSettings, program: (given) => workflow({ settings: given }) },
  { heading: "Settings of `ec2`", schema: ec2Settings, program: inCluster },
  { heading: "Settings of nodes", schema: nodeSettings, program: inNode },
  { heading: "Settings of `ebs`", schema: ebs, program: (given) => inNode(one("ebs", blockOf(ebs, given))) },
  { heading: "Settings of `auto_scaling`", schema: autoScaling, program: inAutoScaling },
  {
    heading: "Settings of `rules`",
    schema: rules,
    program: (given) => inAutoScaling(one("rules", `[${blockOf(rules, given)}]`)),
  },
  {
    heading: "Settings of `scaling`",
    schema: scaling,
    program: (given) => inCluster(one("scaling", blockOf(scaling, given))),
  },
  {
    heading: "Settings of `bootstrap`",
    schema: bootstrap,
    program: (given) => inCluster(one("bootstrap", `[${blockOf(bootstrap, given)}]`)),
  },
  {
    heading: "Settings of `kerberos`",
    schema: kerberos,
    program: (given) => inCluster(one("kerberos", blockOf(kerberos, given))),
  },
  { heading: "Settings of `serverless`", schema: serverless.settings, program: inApplication },
  ...(
    [
      ["Settings of `initial_capacity`", initial, (given) => one("initial_capacity", blockOf(initial, given))],
      [
        "Settings of workers",
        inside(initial, "driver"),
        (given) => one("initial_capacity", `{ driver: ${blockOf(inside(initial, "driver"), given)} }`),
      ],
      ["Settings of `maximum_capacity`", maximum, (given) => one("maximum_capacity", blockOf(maximum, given))],
      ["Settings of `worker_images`", images, imagesWith],
      ["Settings of `cloudwatch`", watched, (given) => one("cloudwatch", blockOf(watched, given))],
    ] as const satisfies readonly (readonly [string, SettingsSchema, (given: Entries) => Entries])[]
  ).map(([heading, schema, around]): DocumentedSchema => ({
    heading,
    schema,
    program: (given) => inApplication(around(given)),
  })),
  { heading: "Settings of `eks`", schema: eks.settings, program: inVirtualCluster },
  {
    heading: "Settings of `cloudwatch` on `eks`",
    schema: inside(eks.settings, "cloudwatch"),
    program: (given) => inVirtualCluster(one("cloudwatch", blockOf(inside(eks.settings, "cloudwatch"), given))),
  },
  { heading: "Settings of `existing`", schema: existing.settings, program: inExisting },
  ...Object.entries(kinds).map(([name, { settings, oneOf }]): DocumentedSchema => ({
    heading: `Settings of \`${name}\``,
    schema: settings,
    program: (given) => workflow({ step: `${name} ${blockOf(settings, withChoice(settings, oneOf, given))}` }),
  })),
  { heading: "Settings of every step", schema: everyStep, program: inStep },
  {
    heading: "Settings of `retry`",
    schema: retrySettings,
    program: (given) => inStep(one("retry", blockOf(retrySettings, given))),
  },
  { heading: "Settings of every task", schema: taskSettings, program: inTask },
  { heading: "Options of `for`", schema: distributedOptions, program: inLoop },
  { heading: "Options of `repeat`", schema: repeatOptions, program: inRepeat },
  { heading: "Options of `run`", schema: runOptions, program: inRun },
  { heading: "Settings of `resize`", schema: resizeSettings, program: inResize },
];

/** Where exactly one of several settings must be given and none is, the first of them. */
function withChoice(settings: SettingsSchema, choices: readonly string[] = [], given: Entries): Entries {
  const [first] = choices;
  const schema = first === undefined ? undefined : settings[first];
  if (first === undefined || !schema || choices.some((name) => given.has(name))) return given;
  return new Map([[first, schema.example], ...given]);
}

/** Every schema that can be reached from the ones given. */
export function reachable(schemas: readonly SettingsSchema[]): ReadonlySet<SettingsSchema> {
  const found = new Set<SettingsSchema>();
  const open = [...schemas];
  for (let schema = open.pop(); schema; schema = open.pop()) {
    if (found.has(schema)) continue;
    found.add(schema);
    for (const { shape } of Object.values(schema)) open.push(...blocksIn(shape));
  }
  return found;
}

function inside(schema: SettingsSchema, name: string): SettingsSchema {
  const [found] = schema[name] ? blocksIn(schema[name].shape) : [];
  if (!found) throw new Error(`there is no block ${name}`);
  return found;
}

function inCluster(given: Entries): string {
  return workflow({ cluster: new Map([...clusterBase, ...given]) });
}

/** The images of all workers of one type of application. */
function imagesWith(given: Entries): Entries {
  const names =
    given.has("hive_driver") || given.has("tez_task") ? ["hive_driver", "tez_task"] : ["driver", "executor"];
  const all = names.map((name): [string, string] => [name, images[name]?.example ?? ""]);
  return one("worker_images", block(new Map(all), given));
}

/** What is borrowed has no settings of its own. */
function inApplication(given: Entries): string {
  const made = given.has("application") ? jobRole : new Map([["release", '"emr-7.13.0"'], ...jobRole]);
  const isHive = given.has("type") || /\b(hive_driver|tez_task):/.test([...given.values()].join());
  const step = isHive ? 'hive { file: "s3://bucket/q.sql" }' : sparkStep;
  return workflow({ platform: "serverless", cluster: new Map([...made, ...given]), step });
}

function inVirtualCluster(given: Entries): string {
  const borrowed = entries({ release: '"emr-7.13.0-latest"', logs: '"s3://bucket/logs/"' });
  const made = entries({ eks_cluster: '"data-platform"', namespace: '"emr"' });
  const base = new Map([...borrowed, ...jobRole, ...(given.has("virtual_cluster") ? [] : made)]);
  return workflow({ platform: "eks", cluster: new Map([...base, ...given]), step: sparkStep });
}

function inExisting(given: Entries): string {
  return workflow({ platform: "existing", cluster: given }).replace(
    "cluster_id: cluster_id?",
    "cluster_id: cluster_id",
  );
}

const sparkStep = 'spark { file: "s3://bucket/job.py" }';

/** A fleet, or where a setting of groups is given, a group; all nodes are of one kind. */
function inNode(given: Entries): string {
  const isGroup = [...given.keys()].some((name) => groupSettings.has(name));
  const base = isGroup
    ? entries({ type: '"m6g.xlarge"', count: "2" })
    : entries({ types: '["m6g.xlarge"]', on_demand: "1" });
  const primary = isGroup ? '{ type: "m6g.xlarge" }' : '{ types: ["m6g.xlarge"] }';
  return inCluster(entries({ primary, core: block(base, given) }));
}

function inAutoScaling(given: Entries): string {
  return inNode(one("auto_scaling", blockOf(autoScaling, given)));
}

function inStep(given: Entries): string {
  return workflow({ step: `command ${block(entries({ args: '["true"]' }), given)}` });
}

/** A callback is the one kind of task that takes every setting. */
function inTask(given: Entries): string {
  const base = entries({ QueueUrl: '"https://sqs.eu-west-1.amazonaws.com/111122223333/asked"', MessageBody: "token" });
  return workflow({ task: `task ask = "sqs:sendMessage.waitForTaskToken" ${block(base, given)}` });
}

/** A distributed loop over rows is the one kind of `for` that takes every option. */
function inLoop(given: Entries): string {
  const options = optionsOf(entries({ distributed: "true" }), given);
  return workflow({ task: `for ${options} row in s3_csv("s3://bucket/rows.csv") { ${called} }` });
}

function inRepeat(given: Entries): string {
  return workflow({
    task: `repeat ${optionsOf(entries({ max: "3" }), given)} { ${called} } until load.StatusCode == 200`,
  });
}

function inRun(given: Entries): string {
  return `${workflow({ task: `run ${optionsOf(entries({}), given)} other { }` })}
workflow other {
  timeout: 1h
  ${called}
}
`;
}

/** Nodes are a fleet unless a count is given, which only groups have. */
function inResize(given: Entries): string {
  const base: Entries = given.has("name") ? entries({ spot: "2" }) : new Map();
  return workflow({
    platform: "existing",
    cluster: entries({ id: 'cluster_id("j-1ABC")' }),
    task: `resize etl.task ${block(base, given)}`,
  });
}

const called = 'task load = "lambda:invoke" { FunctionName: "load" }';

function optionsOf(base: Entries, given: Entries): string {
  return `(${[...new Map([...base, ...given])].map(([name, value]) => `${name}: ${value}`).join(", ")})`;
}

function one(name: string, value: string): Entries {
  return new Map([[name, value]]);
}

/** A block with what its schema requires, and what is given. */
function blockOf(schema: SettingsSchema, given: Entries): string {
  return block(
    new Map(
      Object.entries(schema)
        .filter(([, { required }]) => required)
        .map(([name, { example }]) => [name, example]),
    ),
    given,
  );
}

/** What is given stands for what the base says of the same name. */
function block(base: Entries, given: Entries): string {
  return `{ ${[...new Map([...base, ...given])].map(([name, value]) => `${name}: ${value}`).join(", ")} }`;
}

interface Parts {
  readonly settings?: Entries;
  readonly platform?: string;
  readonly cluster?: Entries;
  readonly step?: string;
  /** A whole statement. */
  readonly task?: string;
}

/** The input is what examples of settings read. */
function workflow(parts: Parts): string {
  const { settings = new Map(), platform = "ec2", cluster = clusterBase, task = "" } = parts;
  const { step = 'command { args: ["true"] }' } = parts;
  const lines = [...new Map([["timeout", "12h"], ...settings])].map(([name, value]) => `  ${name}: ${value}`);
  return `workflow example {
${lines.join("\n")}
  input { date: string, region: string, cluster_id: cluster_id?, application_id: application_id, virtual_cluster_id: virtual_cluster_id, kdc_password: string, trust_password: string, join_password: string }
  cluster etl = ${platform} ${block(new Map(), cluster)}
  step job on etl = ${step}
  ${task}
  terminate etl
}
`;
}
