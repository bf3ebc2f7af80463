/** Random well-formed workflows: whatever the language allows, nested in whatever way, with what the author meant noted beside it. */
import type { Random } from "../../support/random.js";

export interface Generated {
  readonly text: string;
  /** Clusters that the file says may stay: always on success, when `input.full` is false, and on failure. */
  readonly kept: ReadonlySet<string>;
  readonly keptUnlessFull: ReadonlySet<string>;
  readonly keptOnFailure: ReadonlySet<string>;
  /** Whether the file ends in a `fail`. */
  readonly fails: boolean;
  /** Whether a run may end early. */
  readonly returns: boolean;
  /** Whether some failure is passed over, as the file says. */
  readonly forgives: boolean;
}

/** What a place in the text can see. */
interface Scope {
  /** Names and members, of texts and ids: what may stand in an interpolation. */
  readonly readable: readonly string[];
  /** Clusters that are open here. */
  readonly clusters: readonly string[];
}

interface Writing {
  readonly random: Random;
  readonly lines: string[];
  readonly kept: Set<string>;
  readonly keptUnlessFull: Set<string>;
  readonly keptOnFailure: Set<string>;
  /** Clusters that are none on EC2, so that they take other steps. */
  readonly elsewhere: Set<string>;
  names: number;
  /** How many statements may still be written. */
  budget: number;
  /** Retries and loops around the place: what each try or turn keeps would add up, so nothing is kept there. */
  retries: number;
  /** Blocks around the place out of which no run can go at once. */
  enclosures: number;
  forgives: boolean;
  /** `try`s around the place that catch. */
  catches: number;
  returns: boolean;
  readonly isCleanUp: boolean;
}

/** Names that mean something elsewhere: to JavaScript, to JSONata, to Step Functions, to the language. */
const troublesome = [
  "sum",
  "states",
  "constructor",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "count",
  "failure",
  "deadline",
  "on_failure",
  "error",
  "etl_made",
  "_",
];

/** What the clusters may be made of, and text that is known only when the machine is deployed. */
const declarations = [
  "extern param place: string",
  "template base = ec2 {",
  '  release: "emr-7.13.0", applications: ["Spark"], service_role: "s", instance_profile: "i"',
  '  primary: { types: ["m6g.xlarge"] }, name: "at ${place}", tags: { place: place, run: execution.name }',
  "}",
  'template large = base { core: { types: ["r6g.xlarge"], on_demand: 8 }, tags: { size: "large" }, idle_timeout: 6d }',
] as const;

/** Bases of clusters; the settings that all need come with the templates. */
const bases = ["base", "large", "input.full ? large : base", "now() > execution.started_at ? base : large"] as const;

function freshName({ random, names }: Writing, what: string): string {
  const trouble = troublesome[names];
  return trouble !== undefined && random.below(2) === 0 ? trouble : `${what}${names}`;
}

/** Writes a workflow from a source of chance. */
export function generateWorkflow(random: Random): Generated {
  const writing: Writing = {
    random,
    lines: [],
    kept: new Set(),
    keptUnlessFull: new Set(),
    keptOnFailure: new Set(),
    elsewhere: new Set(),
    names: 0,
    budget: 4 + random.below(14),
    retries: 0,
    enclosures: 0,
    forgives: false,
    catches: 0,
    returns: false,
    isCleanUp: false,
  };
  const { lines } = writing;
  lines.push(...declarations, "workflow generated {");
  if (random.below(3) > 0) lines.push(`  timeout: ${random.pick(["12h", "20h", "2d"])}`);
  lines.push(
    "  input {",
    '    date: string = "2026-11-24"',
    "    full: boolean = true",
    "    old: cluster_id?",
    "    app: application_id?",
    '    many: list<string> = ["a", "b", "c"]',
    "  }",
  );
  const fails = random.below(12) === 0;
  const scope = block(writing, { readable: ["input.date", "execution.name", "place"], clusters: [] }, 1);
  if (fails) lines.push(`  fail "Deliberate", ${text(random, scope)}`);
  else if (random.below(3) > 0)
    lines.push("  output {", ...scope.readable.slice(-6).map((value, index) => `    o${index}: ${value}`), "  }");
  if (random.below(3) === 0) onFailure(writing);
  lines.push("}");
  const { kept, keptUnlessFull, keptOnFailure } = writing;
  return {
    text: lines.join("\n"),
    kept,
    keptUnlessFull,
    keptOnFailure,
    fails,
    forgives: writing.forgives,
    returns: writing.returns,
  };
}

/** Writes statements, at least one, and gives what is visible after them. */
function block(writing: Writing, outer: Scope, depth: number): Scope {
  let scope = outer;
  const count = 1 + writing.random.below(4);
  for (let index = 0; index < count && (index === 0 || writing.budget > 0); index++) {
    writing.budget--;
    scope = statement(writing, scope, depth);
  }
  return scope;
}

function statement(writing: Writing, scope: Scope, depth: number): Scope {
  const { random, budget } = writing;
  const isDeep = depth > 5 || budget <= 0;
  const canStep = scope.clusters.length > 0;
  const choices = [
    ...(canStep ? [step, step, step] : []),
    ...(isDeep ? [] : [cluster, cluster, clusterElsewhere, parallel, parallel, retry]),
    ...(isDeep
      ? []
      : [cluster, cluster, parallel, parallel, retry, choice, choice, loop, loop, counted, attempt, attempt]),
    pause,
    letStatement,
    task,
  ];
  return random.pick(choices)(writing, scope, depth);
}

const conditions = [
  "input.full",
  "!input.full",
  'input.date == "2026-11-24"',
  "input.old == null",
  "length(input.many) > 2",
];

/** Names of one arm are gone behind it, but for one that all bind. */
function choice(writing: Writing, scope: Scope, depth: number): Scope {
  const { random } = writing;
  const name = freshName(writing, "j");
  writing.names++;
  const joins = random.below(2) === 0;
  const arm = (): void => {
    const inner = block(writing, scope, depth + 1);
    if (joins) indent(writing, depth + 1, `let ${name} = ${text(random, inner)}`);
  };
  indent(writing, depth, `if ${random.pick(conditions)} {`);
  arm();
  if (random.below(3) === 0) {
    indent(writing, depth, `} else if ${random.pick(conditions)} {`);
    arm();
  }
  const isLeft = !joins && writing.enclosures === 0 && writing.retries === 0 && random.below(4) === 0;
  if (isLeft) {
    writing.returns = true;
    indent(writing, depth + 1, "return");
  }
  if (joins || random.below(2) === 0) {
    indent(writing, depth, "} else {");
    arm();
  }
  indent(writing, depth, "}");
  return joins ? { ...scope, readable: [...scope.readable, name] } : scope;
}

function loop(writing: Writing, scope: Scope, depth: number): Scope {
  const { random } = writing;
  const item = freshName(writing, "x");
  writing.names++;
  const results = freshName(writing, "r");
  writing.names++;
  const collects = random.below(2) === 0;
  const options = random.pick(["", "", " (at_once: 2)", " (at_once: 3, retry: { times: 1, wait: 1s })"]);
  const list = random.pick(["input.many", '["one"]', "input.many", "[]"]);
  indent(writing, depth, `for${options} ${item} in ${list}${collects ? ` as ${results}` : ""} {`);
  writing.retries++;
  writing.enclosures++;
  const inner = block(
    writing,
    { ...scope, readable: list === "[]" ? scope.readable : [...scope.readable, item] },
    depth + 1,
  );
  if (collects) indent(writing, depth + 1, `yield ${text(random, inner)}`);
  writing.enclosures--;
  writing.retries--;
  indent(writing, depth, "}");
  return collects ? { ...scope, readable: [...scope.readable, `length(${results})`] } : scope;
}

/** Ends after its second turn. */
function counted(writing: Writing, scope: Scope, depth: number): Scope {
  const { random } = writing;
  const state = freshName(writing, "n");
  writing.names++;
  indent(writing, depth, `repeat (${random.pick(["every: 1m, ", ""])}max: 4) with ${state} = 0 {`);
  writing.retries++;
  const inner = block(writing, { ...scope, readable: [...scope.readable, state] }, depth + 1);
  writing.retries--;
  indent(writing, depth + 1, `next ${state} + 1`);
  indent(writing, depth, `} until ${state} >= 2`);
  return { ...scope, readable: inner.readable };
}

function attempt(writing: Writing, scope: Scope, depth: number): Scope {
  const { random } = writing;
  const caught = freshName(writing, "e");
  writing.names++;
  const hasFinally = random.below(2) === 0;
  const hasCatch = !hasFinally || random.below(2) === 0;
  indent(writing, depth, "try {");
  writing.catches += hasCatch ? 1 : 0;
  const inner = block(writing, scope, depth + 1);
  writing.catches -= hasCatch ? 1 : 0;
  let readable = inner.readable;
  if (hasCatch) {
    const isRaised = random.below(2) === 0;
    if (!isRaised) writing.forgives = true;
    indent(writing, depth, `} catch ${caught}${random.pick(["", " on [TaskFailed]", " on [Timeout]"])} {`);
    const inCatch = { ...scope, readable: [...scope.readable, `${caught}.error`] };
    block(writing, inCatch, depth + 1);
    if (isRaised) indent(writing, depth + 1, `fail ${caught}`);
    else readable = scope.readable;
  }
  if (hasFinally) {
    indent(writing, depth, "} finally {");
    writing.enclosures++;
    const isBare = scope.clusters.length === 0;
    if (isBare) letStatement(writing, scope, depth + 1);
    else
      indent(
        writing,
        depth + 1,
        `step f${writing.names++} on ${random.pick(scope.clusters)} = spark { file: "s3://b/f.py", timeout: 2h }`,
      );
    writing.enclosures--;
  }
  indent(writing, depth, "}");
  return { ...scope, readable };
}

function pause(writing: Writing, scope: Scope, depth: number): Scope {
  indent(
    writing,
    depth,
    writing.random.pick(["wait 30s", "wait 5m", ...(writing.isCleanUp ? [] : ["wait until execution.started_at"])]),
  );
  return scope;
}

function text(random: Random, scope: Scope): string {
  return `"\${${random.pick(scope.readable)}}"`;
}

function indent({ lines }: Writing, depth: number, text: string): void {
  lines.push(`${"  ".repeat(depth)}${text}`);
}

function letStatement(writing: Writing, scope: Scope, depth: number): Scope {
  const name = freshName(writing, "l");
  writing.names++;
  const value = writing.random.pick(scope.readable);
  indent(
    writing,
    depth,
    `let ${name} = ${writing.random.pick([`"\${${value}}/x"`, value, `input.full ? ${value} : "none"`, `{ a: ${value}, b: "c" }.a`])}`,
  );
  return { ...scope, readable: [...scope.readable, name] };
}

function step(writing: Writing, scope: Scope, depth: number): Scope {
  const { random } = writing;
  const name = freshName(writing, "s");
  writing.names++;
  const args = Array.from({ length: random.below(3) }, () =>
    random.pick([text(random, scope), '"plain"', "input.date"]),
  );
  const on = random.pick(scope.clusters);
  const isElsewhere = writing.elsewhere.has(on);
  const settings = [`args: [${['"run"', ...args].join(", ")}]`];
  if (isElsewhere) settings.push('file: "s3://b/j.py"');
  if (isElsewhere && random.below(3) === 0)
    settings.push(`conf: { "spark.a": "x y", "spark.b": ${text(random, scope)} }`);
  if (random.below(3) === 0) settings.push(`timeout: ${random.pick(["1h", "2h", "90m"])}`);
  if (random.below(4) === 0)
    settings.push(
      `retry: ${random.pick(["1", "{ times: 2, wait: 10s }", "[{ times: 1, on: [Timeout] }, { times: 1, wait: 5s, on: [ALL] }]"])}`,
    );
  indent(writing, depth, `step ${name} on ${on} = ${isElsewhere ? "spark" : "command"} { ${settings.join(", ")} }`);
  return { ...scope, readable: [...scope.readable, `${name}.id`, `${name}.state`] };
}

/** Calls of other services, by what is in their block, with what may be read of the answer; a simulation answers `{}`. */
const calls: readonly ((text: string) => { readonly call: string; readonly answer: string | null })[] = [
  (text) => ({
    call: `"lambda:invoke" { FunctionName: "f", Payload: { a: ${text} }`,
    answer: "ExecutedVersion",
  }),
  (text) => ({ call: `"aws-sdk:emr:listSecurityConfigurations" { Marker: ${text}`, answer: "Marker" }),
  (text) => ({
    call: `"sqs:sendMessage.waitForTaskToken" { QueueUrl: "q", MessageBody: { t: token, a: ${text} }, heartbeat: 5m`,
    answer: null,
  }),
  (text) => ({ call: `"arn:aws:lambda:eu-west-1:1:function:f" { a: ${text}`, answer: "b" }),
];

function task(writing: Writing, scope: Scope, depth: number): Scope {
  const { random } = writing;
  const name = freshName(writing, "t");
  writing.names++;
  const { call, answer } = random.pick(calls)(text(random, scope));
  const type = answer === "b" ? ": { b: string? }" : "";
  const timeout = random.below(3) === 0 ? ", timeout: 1h" : "";
  const retry =
    random.below(4) === 0 ? `, retry: ${random.pick(["1", "{ times: 1, wait: 5s, on: [Timeout, TaskFailed] }"])}` : "";
  indent(writing, depth, `task ${name}${type} = ${call}${timeout}${retry} }`);
  return answer === null ? scope : { ...scope, readable: [...scope.readable, `(${name}.${answer} ?? "none")`] };
}

const wholeSettings =
  'release: "emr-7.13.0", applications: ["Spark"], service_role: "s", instance_profile: "i", primary: { types: ["m6g.xlarge"] }';

const elsewhere = [
  'serverless { release: "emr-7.13.0", job_role: "arn:aws:iam::111122223333:role/job"',
  'serverless { release: "emr-7.13.0", job_role: "arn:aws:iam::111122223333:role/job", reuse: input.app',
  'serverless { release: "emr-7.13.0", job_role: "arn:aws:iam::111122223333:role/job", start: false',
  'eks { eks_cluster: "e", namespace: "n", release: "emr-7.13.0-latest", job_role: "arn:aws:iam::111122223333:role/job"',
] as const;

/** An application or a virtual cluster, and a cluster that is there, which needs no end. */
function clusterElsewhere(writing: Writing, scope: Scope, depth: number): Scope {
  const { random } = writing;
  const name = freshName(writing, "e");
  writing.names++;
  const isThere = random.below(4) === 0;
  if (!isThere) writing.elsewhere.add(name);
  indent(
    writing,
    depth,
    `cluster ${name} = ${isThere ? 'existing { id: cluster_id("j-OLD")' : random.pick(elsewhere)} }`,
  );
  const readable = [...scope.readable, `${name}.id`];
  const inner = block(writing, { readable, clusters: [...scope.clusters, name] }, depth);
  if (!isThere) indent(writing, depth, ending(writing, name));
  return { readable: inner.readable, clusters: scope.clusters };
}

function cluster(writing: Writing, scope: Scope, depth: number): Scope {
  const { random } = writing;
  const name = freshName(writing, "c");
  writing.names++;
  const chance = (one: number): boolean => random.below(one) === 0;
  const isKeptOnFailure = chance(8) && writing.retries === 0 && writing.catches === 0;
  if (isKeptOnFailure) writing.keptOnFailure.add(name);
  const base = chance(3) ? random.pick(bases) : null;
  indent(writing, depth, `cluster ${name} = ${base ?? "ec2"} {`);
  if (base === null) indent(writing, depth + 1, wholeSettings);
  else indent(writing, depth + 1, `name: "${name}"`);
  if (chance(4)) indent(writing, depth + 1, "protect: true");
  if (chance(4)) indent(writing, depth + 1, "reuse: input.old");
  if (chance(4)) indent(writing, depth + 1, "wait_until_ready: false");
  if (isKeptOnFailure) indent(writing, depth + 1, "keep_on_failure: true");
  if (chance(3)) indent(writing, depth + 1, `tags: { made: ${text(random, scope)} }`);
  indent(writing, depth, "}");
  const readable = [...scope.readable, `${name}.id`];
  const inner = block(writing, { readable, clusters: [...scope.clusters, name] }, depth);
  indent(writing, depth, ending(writing, name));
  return { readable: inner.readable, clusters: scope.clusters };
}

function ending({ random, kept, keptUnlessFull, retries }: Writing, name: string): string {
  const choice = retries > 0 ? 8 : random.below(8);
  if (choice === 0) {
    kept.add(name);
    return `keep ${name}`;
  }
  if (choice > 2) return `terminate ${name}`;
  keptUnlessFull.add(name);
  return `terminate ${name} when input.full`;
}

function parallel(writing: Writing, scope: Scope, depth: number): Scope {
  const { random } = writing;
  const isRetried = random.below(5) === 0;
  indent(writing, depth, isRetried ? "parallel (retry: { times: 1, wait: 1s }) {" : "parallel {");
  writing.retries += isRetried ? 1 : 0;
  writing.enclosures++;
  const readable = [...scope.readable];
  for (let count = 1 + random.below(3); count > 0; count--) {
    writing.budget--;
    const before = scope.readable.length;
    const after =
      scope.clusters.length > 0 && random.below(3) === 0
        ? step(writing, scope, depth + 1)
        : branch(writing, scope, depth + 1);
    readable.push(...after.readable.slice(before));
  }
  writing.retries -= isRetried ? 1 : 0;
  writing.enclosures--;
  indent(writing, depth, "}");
  return { ...scope, readable };
}

function branch(writing: Writing, scope: Scope, depth: number): Scope {
  const name = writing.random.below(2) === 0 ? ` b${writing.names}` : "";
  indent(writing, depth, `branch${name} {`);
  const after = block(writing, scope, depth + 1);
  indent(writing, depth, "}");
  return after;
}

function retry(writing: Writing, scope: Scope, depth: number): Scope {
  indent(writing, depth, `retry (times: ${1 + writing.random.below(2)}, wait: ${writing.random.pick(["1s", "1m"])}) {`);
  writing.retries++;
  const after = block(writing, scope, depth + 1);
  writing.retries--;
  indent(writing, depth, "}");
  return after;
}

/** Sees what exists however the run failed. */
function onFailure(writing: Writing): void {
  indent(writing, 1, "on failure as problem {");
  const inner: Writing = {
    ...writing,
    budget: 0,
    names: writing.names + troublesome.length,
    enclosures: 1,
    retries: 1,
    isCleanUp: true,
  };
  block(inner, { readable: ["input.date", "problem.error", "problem.cause"], clusters: [] }, 2);
  indent(writing, 1, "}");
}
