/** What the pipelines in examples/from-the-wild are started with in tests, and what must come of it. */
import type { Json } from "../../src/machine/asl.js";
import type { Sample } from "./inputs.js";

const minutes = (count: number): number => count * 60_000;

const application = (id: string) => [{ id, name: "shared", kind: "application" as const }];
const deployed = application("${application}");
const fixed = application("00f1shared000001");
const prices = application("00f1prices000001");
const virtualCluster = [{ id: "0abcdefghijklmno123456789", name: "shared", kind: "virtual cluster" as const }];
const cluster = [{ id: "j-SHARED", name: "shared" }];

/** What both parties of a matching are started with. */
const matching: Json = {
  instance: "m-1",
  jar: "s3://acme-jobs/matching.jar",
  source: "s3://acme-people/",
  result: "s3://acme-matches/",
};

const place: Json = {
  logs: "s3://acme-logs/emr/",
  bootstrap_script: "s3://acme-jobs/bootstrap.sh",
  key_pair: "ops",
  subnet: "subnet-0a1b2c3d",
};

const script = (name: string): Json => ["spark-submit", `s3://acme-jobs/${name}.py`];

const analyses: Json = {
  ...place,
  bakery_sales: script("bakery"),
  movie_choices: script("choices"),
  movie_ratings: script("ratings"),
  stock_volatility: script("stocks"),
};
const conversions: Json = {
  ...place,
  bakery: script("bakery"),
  movie_ratings: script("ratings"),
  stocks: script("stocks"),
};

/** Made, kept, and borrowed clusters of the two machines that share one. */
const sharing = (input: { readonly [name: string]: Json }): readonly Sample[] => [
  { about: "makes a cluster", input, output: { cluster: "j-SIM1" } },
  {
    about: "makes one and keeps it",
    input: { ...input, keep_cluster: true },
    output: { cluster: "j-SIM1" },
    keeps: "SUCCEEDED",
  },
  {
    about: "borrows one",
    input: { ...input, cluster: "j-SHARED" },
    existing: cluster,
    output: { cluster: "j-SHARED" },
  },
];

const tracked = (...folders: readonly string[]): Json => ({
  resized_image_dirs: { L: folders.map((folder) => ({ S: folder })) },
});

/** Workflow of the folder → its samples. */
export const wildSamples: readonly (readonly [string, readonly Sample[]])[] = [
  [
    "addf-rosbag-scene-detection/scene_detection",
    [
      {
        about: "two drives",
        input: { drives: { a: { bucket: "drives" } } },
        existing: deployed,
        results: {
          entered: { Payload: { BatchSize: 2 } },
          tracked: { Items: [tracked("d1/front", "d1/rear"), tracked("d2/front")] },
        },
        output: {},
      },
      {
        about: "more folders than a page has",
        input: { drives: {} },
        existing: deployed,
        results: {
          entered: { Payload: { BatchSize: 1 } },
          tracked: { Items: [], LastEvaluatedKey: { pk: { S: "next" } } },
        },
      },
    ],
  ],
  ["aws-sample-manage-emr-job/manage_emr_job", [{ about: "both jobs", input: {}, output: {} }]],
  [
    "aws-samples-cdk-poll/serverless_job_state",
    [
      {
        about: "a job",
        input: { args: ["--limit", "5"] },
        existing: deployed,
        durations: { job: minutes(3) },
        output: { job: "jr1", state: "SUCCESS" },
      },
    ],
  ],
  [
    "aws-samples-cdk-sync/serverless_job",
    [{ about: "a job", input: {}, existing: deployed, durations: { job: minutes(3) }, output: {} }],
  ],
  ["clicklogger-sdk/click_totals", [{ about: "a day", input: { date: "2026-11-22" }, existing: deployed, output: {} }]],
  ["collection-poll-loop/prepare_prices", [{ about: "all", input: {}, existing: prices, output: {} }]],
  ["dsf-spark-job-containers-1/pi_on_eks", [{ about: "pi", input: {}, existing: virtualCluster, output: {} }]],
  ["dsf-spark-job-containers-2/pi_with_logs", [{ about: "pi", input: {}, existing: virtualCluster, output: {} }]],
  ["dsf-spark-job-serverless-1/pi_on_serverless", [{ about: "pi", input: {}, existing: fixed, output: {} }]],
  ["dsf-spark-job-serverless-2/pi_of_its_own", [{ about: "pi", input: {}, output: {} }]],
  ["emr-launch-terraform-pipeline/terraform_pipeline", [{ about: "a job", input: {}, output: {} }]],
  [
    "fbpcs-partner/private_matching_partner",
    [
      {
        about: "both marks are there",
        input: matching,
        results: { first_mark: { KeyCount: 1 }, second_mark: { KeyCount: 1 } },
        output: {},
      },
    ],
  ],
  [
    "fbpcs-publisher/private_matching_publisher",
    [
      {
        about: "both answers are there",
        input: matching,
        results: { first_answer: { KeyCount: 1 }, second_answer: { KeyCount: 1 } },
        output: {},
      },
    ],
  ],
  ["garystafford-analyze/analyze", sharing(analyses)],
  ["garystafford-process/process", sharing(conversions)],
  ["packt-hudi-book/hudi_transform", [{ about: "all", input: {}, output: {} }]],
  [
    "patterns-poll-loop/daily_clicks",
    [{ about: "a day", input: { date: "2026-11-22" }, existing: deployed, output: {} }],
  ],
  [
    "sjakthol-emr-redshift/emr_then_redshift",
    [
      {
        about: "loads",
        input: {},
        results: { load: { Id: "q-1" }, loading: { Status: "FINISHED" } },
        output: {},
      },
      {
        about: "a load that Redshift ends",
        input: {},
        results: { load: { Id: "q-1" }, loading: { Status: "ABORTED", Error: "too many users" } },
      },
    ],
  ],
  [
    "sjakthol-generic-emr/generic_emr",
    [
      {
        about: "two steps",
        input: {
          id: "orders",
          steps: [
            { name: "load", command: ["load.sh"] },
            { name: "check", command: ["check.sh", "--strict"] },
          ],
        },
        durations: { work: minutes(20) },
        output: {},
      },
      { about: "no step", input: { id: "nothing", steps: [] }, output: {} },
    ],
  ],
  [
    "soumil-automate/job_of_its_own",
    [
      {
        about: "a job",
        input: {
          name: "load",
          script: "s3://acme-jobs/load.py",
        },
        output: {},
      },
    ],
  ],
  [
    "soumil-sparkfly/sparkfly",
    [
      {
        about: "a job",
        input: {
          name: "fly",
          logs: "s3://acme-logs/emr/",
          subnet: "subnet-0a1b2c3d",
          bootstrap_script: "s3://acme-jobs/bootstrap.sh",
          job: { name: "load", args: ["spark-submit", "s3://acme-jobs/load.py"] },
        },
        output: {},
      },
    ],
  ],
];
