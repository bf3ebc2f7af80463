/** What the golden machines are started with in tests, and what must come of it when nothing goes wrong. */
import { expect } from "vitest";
import type { Json } from "../../src/machine/asl.js";
import type { SimulateOptions } from "../../src/simulate/run.js";
import { wildSamples } from "./wild-inputs.js";

export interface Sample extends Pick<SimulateOptions, "durations" | "existing" | "readItems" | "results"> {
  readonly about: string;
  readonly input: Json;
  /** The output of a run that succeeds; may hold matchers. Absent when the workflow fails by itself. */
  readonly output?: unknown;
  /** The borrowed cluster that the file ends. */
  readonly ends?: string;
  /** After which ends of the run its clusters may still be there, because the file says so. */
  readonly keeps?: "SUCCEEDED" | "FAILED";
  /** Whether the file says what becomes of a failure of a state, so that the run may succeed all the same. */
  readonly handles?: (state: string, error: string) => boolean;
  /** Whether the file raises a failure of a state again, unless something else fails before. */
  readonly raisesAgain?: (state: string) => boolean;
  /** Steps that nobody waits for, however long they take. */
  readonly goesOn?: readonly string[];
}

const minutes = (count: number): number => count * 60_000;
const shared = [{ id: "j-SHARED", name: "shared" }];
const claims = [{ id: "00fclaims0000000", name: "claims", kind: "application" as const }];
const fraud = [{ id: "0fraudshared0000", name: "fraud", kind: "virtual cluster" as const }];
const onePipeline = (id: string, done: string): readonly Sample[] => [
  { about: "a day", input: { date: "2026-11-22" }, output: { ingest: id, state: done } },
];

export const samples: ReadonlyMap<string, readonly Sample[]> = new Map<string, readonly Sample[]>([
  ["one-pipeline-ec2/daily_sales", onePipeline("s-SIM1", "COMPLETED")],
  ["one-pipeline-serverless/daily_sales", onePipeline("jr1", "SUCCESS")],
  ["one-pipeline-eks/daily_sales", onePipeline("jr1", "COMPLETED")],
  [
    "serverless-application/claims_report",
    [
      {
        about: "makes all applications",
        input: { date: "2026-11-22" },
        output: { publish: "jr2", checked_by: "jr3", application: "00app3" },
        keeps: "FAILED",
      },
      {
        about: "borrows one of them",
        input: { date: "2026-11-22", executors: 2, application: "00fclaims0000000" },
        existing: claims,
        output: { publish: "jr2", checked_by: "jr3", application: "00fclaims0000000" },
        keeps: "FAILED",
      },
    ],
  ],
  [
    "serverless-application/ad_hoc_claims",
    [
      {
        about: "the usual application",
        input: { query: "select 1" },
        existing: claims,
        output: { run: "jr1", before: "none" },
      },
    ],
  ],
  [
    "virtual-cluster/fraud_scores",
    [
      {
        about: "makes both virtual clusters",
        input: { date: "2026-11-22" },
        output: { scores: "jr1", checked: "COMPLETED", on: "vc1" },
        keeps: "FAILED",
      },
      {
        about: "borrows one of them",
        input: { date: "2026-11-22", virtual_cluster: "0fraudshared0000" },
        existing: fraud,
        output: { scores: "jr1", checked: "COMPLETED", on: "vc1" },
        keeps: "FAILED",
      },
    ],
  ],
  ["virtual-cluster/rescore", [{ about: "all", input: {}, existing: fraud, output: {} }]],
  [
    "existing-cluster/hourly_load",
    [
      {
        about: "an hour",
        input: { cluster: "j-SHARED", hour: "12" },
        existing: shared,
        output: { step: "s-SIM1" },
      },
    ],
  ],
  [
    "existing-cluster/last_load",
    [
      {
        about: "the last hour",
        input: { cluster: "j-SHARED" },
        existing: shared,
        output: { cluster: "j-SHARED" },
        ends: "j-SHARED",
      },
    ],
  ],
  [
    "profiles/restate",
    [
      {
        about: "the small cluster",
        input: { partition: { region: "eu", date: "2026-11-22" } },
        output: { path: "s3://${bucket}/lake/eu/2026-11-22" },
      },
      {
        about: "the large cluster",
        input: { partition: { region: "us", date: "2026-11-22" }, full: true },
        output: { path: "s3://${bucket}/lake/us/2026-11-22" },
      },
    ],
  ],
  [
    "borrowed-or-made/ad_hoc_query",
    [
      { about: "makes a cluster", input: { query: "select 1" }, output: { cluster: "j-SIM1", step: "s-SIM1" } },
      {
        about: "borrows one",
        input: { query: "select 1", cluster: "j-SHARED" },
        existing: shared,
        output: { cluster: "j-SHARED", step: "s-SIM1" },
      },
    ],
  ],
  [
    "cluster-per-branch/two_regions",
    [
      {
        about: "both",
        input: { date: "2026-11-22" },
        durations: { us_sales: minutes(20) },
        output: { eu: "s-SIM1", us: "s-SIM2" },
      },
    ],
  ],
  [
    "lists-and-dates/catch_up",
    [
      {
        about: "several tables and days",
        input: {
          last_day: "2026-11-21",
          days: 2,
          tables: [" EU.Orders", "eu.items", "scratch_tmp", "eu.orders"],
          shares: [0.126, -0.5],
          groups: [["b", "a"], [], ["c"]],
          labels: { "x-cost": "12", retention: "7 days" },
          request: { mode: "append", owners: ["ana"], attempt: 2, note: "urgent: late data" },
        },
        output: {
          batch: expect.stringMatching(/^[0-9a-f-]{36}$/),
          delay: expect.any(Number),
          described: ["x-cost"],
          executors: 7,
          fingerprint: expect.stringMatching(/^[0-9a-f]{64}-[0-9a-f]{32}$/),
          grouped: ["a+b", "c"],
          next_month: "December",
          owners: ["ana"],
          range: { least: 0.13, most: 1, retention: 14 },
          region: "eu",
          tier: "standard",
          previous: expect.objectContaining({ job: "00f5trm1fv0d3p09" }),
          cluster: "j-PREVIOUS",
          step: "s-PREVIOUS",
        },
      },
      {
        about: "one table, started by a schedule",
        input: {
          last_day: "2026-11-22",
          days: 1,
          tables: ["orders"],
          scheduled: "2026-11-22T06:00:00+01:00",
          request: { mode: "overwrite", owners: null, note: 5 },
        },
        output: expect.objectContaining({ owners: [], region: "orders", grouped: [], described: [] }),
      },
      { about: "a mode that is none", input: { last_day: "2026-11-22", tables: [], request: { mode: "replace" } } },
    ],
  ],
  [
    "computed-values/backfill",
    [
      {
        about: "many days",
        input: { days: 30, first: "2026-01-01", tables: ["raw.orders", "raw.items"], sample: 0.1 },
        output: {
          batch: expect.stringMatching(/^[0-9a-f-]{36}$/),
          executors: 122,
          step: "s-SIM1",
          detail: expect.objectContaining({ Step: expect.objectContaining({ Id: "s-SIM1" }) }),
          previous: "s-PREVIOUS",
        },
      },
      {
        about: "no table and a cluster that stays",
        input: { first: "2026-01-01", tables: [], settings: { keep: true, tier: null }, urgent: true },
        output: expect.objectContaining({ executors: 30 }),
        keeps: "SUCCEEDED",
      },
      {
        about: "the archive's cluster",
        input: { first: "2019-01-01", tables: ["orders"], settings: [1, "two"] },
        existing: [{ id: "j-ARCHIVE00000", name: "archive" }],
        output: expect.objectContaining({ executors: 30 }),
      },
    ],
  ],
  [
    "fresh-clusters/rebuild_index",
    [
      {
        about: "all",
        input: {},
        output: { built_by: "s-SIM2", swapped_by: "s-SIM3" },
        durations: { swap_alias: minutes(5) },
      },
    ],
  ],
  [
    "input-checks/reload_orders",
    [
      {
        about: "little",
        input: { date: "2026-11-22", reviewer: { name: "Ada" } },
        output: { target: "s3://acme-lake/orders/2026-11-22", step: "s-SIM1", state: "COMPLETED", options: null },
      },
      {
        about: "all",
        input: {
          date: "2026-11-22",
          shops: ["oslo"],
          mode: "overwrite",
          attempts: 5,
          sample: 0.25,
          dry_run: true,
          labels: { region: "us" },
          ticket: 17,
          reviewer: { name: "Ada", mail: "ada@example.com" },
          earlier_step: "s-1",
          started_by: "arn:aws:states:eu-west-1:111122223333:execution:walk:parent",
          not_before: "2026-11-22T00:00:00Z",
          within: 3600,
          options: { deep: [[1], []] },
        },
        output: expect.objectContaining({ options: { deep: [[1], []] } }),
      },
    ],
  ],
  [
    "instance-groups/claims",
    [{ about: "all", input: { kdc_password: "a", trust_password: "b", join_password: "c" }, output: {} }],
  ],
  [
    "branches/daily_report",
    [
      { about: "nothing to do", input: { date: "2026-11-22", mode: "none" }, output: {} },
      {
        about: "in full",
        input: { date: "2026-11-22", mode: "full" },
        output: { target: "s3://acme-lake/full/2026-11-22", load: "s-SIM1", count: "COMPLETED" },
      },
      {
        about: "many rows, whose cluster stays",
        input: { date: "2026-11-22", rows: 2_000_000 },
        output: { target: "s3://acme-lake/large/2026-11-22", load: "s-SIM1", count: "COMPLETED" },
        keeps: "SUCCEEDED",
      },
      { about: "no rows", input: { date: "2026-11-22", rows: 0 }, output: {} },
    ],
  ],
  [
    "branches/two_stages",
    [
      { about: "to the end", input: {}, output: { since: expect.stringMatching(/^2026-/) }, keeps: "SUCCEEDED" },
      { about: "after the first", input: { stop_after: "first" }, output: {} },
      { about: "after the second", input: { stop_after: "second" }, output: {}, keeps: "SUCCEEDED" },
    ],
  ],
  [
    "distributed/convert_landing",
    [
      {
        about: "a day",
        input: { date: "2026-11-22" },
        output: { tables: ["s-SIM1", "s-SIM2"], results: "results/run-1/manifest.json" },
        readItems: {
          "For each objects": Array.from({ length: 130 }, (_, index) => ({ Key: `landing/${index}`, Size: 1 })),
          "For each row": [{ shop: "oslo", day: "2026-11-21" }, { shop: "rome" }],
        },
        durations: { compact: minutes(10), convert: minutes(10), reload: minutes(10) },
        handles: (state) => state === "compact" || state === "convert",
      },
    ],
  ],
  [
    "distributed/check_files",
    [
      {
        about: "whole files",
        input: {},
        output: {},
        readItems: {
          "For each file": [{ size: 4 }],
          "For each entry": [1, [2]],
          "For each entry (2)": [],
          "For each entry (3)": [{}],
        },
      },
      { about: "an empty file", input: {}, readItems: { "For each file": [{ size: 0 }] } },
    ],
  ],
  [
    "started-steps/warm_up",
    [
      {
        about: "all",
        input: { cluster_id: "j-SHARED" },
        existing: shared,
        output: { filled: "COMPLETED", refresh: "s-SIM5" },
        durations: { fill: minutes(100) },
        goesOn: ["watch", "refresh"],
      },
    ],
  ],
  [
    "started-steps/side_jobs",
    [
      {
        about: "all",
        input: {},
        existing: [{ id: "abc123", name: "pods", kind: "virtual cluster" as const }],
        output: { filled: "SUCCESS", scored: "COMPLETED" },
        durations: { fill: minutes(30) },
        goesOn: ["watch", "spare"],
      },
    ],
  ],
  [
    "several-workflows/every_shop",
    [
      {
        about: "two shops",
        input: { shops: ["oslo", "rome"], date: "2026-11-22" },
        output: { reports: ["s3://acme-reports/x", "s3://acme-reports/x"] },
        results: { report: { ExecutionArn: "arn:aws:states:x", Output: { path: "s3://acme-reports/x", step: "s-1" } } },
      },
      { about: "no shop", input: { shops: [], date: "2026-11-22" }, output: { reports: [] } },
    ],
  ],
  [
    "several-workflows/one_shop",
    [
      {
        about: "one shop",
        input: { shop: "oslo", date: "2026-11-22" },
        output: { path: "s3://acme-reports/oslo/2026-11-22", step: "s-SIM1" },
      },
    ],
  ],
  [
    "failures/careful_load",
    [
      {
        about: "all well",
        input: { date: "2026-11-22" },
        output: { way: "quick", rebuilt: "s-SIM3" },
        durations: { swap_out: minutes(2), report: minutes(1), swap_in: minutes(2), samples: minutes(4) },
        handles: (state, error) =>
          ["stats", "samples", "stats and samples"].includes(state) ||
          (state === "quick" && error === "States.Timeout"),
        raisesAgain: (state) => ["swap_out", "rebuild", "Try swap_out"].includes(state),
      },
    ],
  ],
  [
    "partner-orders/partner_orders",
    [
      {
        about: "all well",
        input: { date: "2026-11-22" },
        output: { files: 3, published: "s-SIM6" },
        results: { arrived: { KeyCount: 3 } },
        durations: {
          load: minutes(20),
          lock: minutes(1),
          merge: minutes(10),
          unlock: minutes(1),
          count: minutes(1),
          publish: minutes(1),
        },
        handles: (state, error) => state === "load" && error === "States.Timeout",
        raisesAgain: (state) => state === "load",
      },
    ],
  ],
  [
    "loops/backfill_regions",
    [
      {
        about: "two regions",
        input: {},
        output: {
          loaded: [
            { region: "eu", step: "s-SIM1" },
            { region: "us", step: "s-SIM2" },
          ],
          days: [["monday"], ["tuesday"]],
          checks: 1,
        },
        durations: { load: minutes(7), check: minutes(1) },
      },
      {
        about: "one region and some files",
        input: {
          regions: ["eu"],
          files: [
            { path: "s3://acme/a", rows: 4 },
            { path: "s3://acme/b", rows: 0 },
          ],
          not_before: "2026-01-01T06:00:00Z",
        },
        durations: { check: minutes(1) },
        output: expect.objectContaining({ loaded: [{ region: "eu", step: "s-SIM1" }] }),
      },
      {
        about: "no region",
        input: { regions: [] },
        output: expect.objectContaining({ loaded: [] }),
        durations: { check: minutes(1) },
      },
    ],
  ],
  [
    "loops/per_tenant",
    [
      {
        about: "three tenants",
        input: { tenants: ["a", "b", "c"] },
        output: {
          built: [
            { tenant: "a", build: "s-SIM1" },
            { tenant: "b", build: "s-SIM2" },
            { tenant: "c", build: "s-SIM3" },
          ],
        },
        durations: { build: minutes(9) },
      },
      { about: "one tenant", input: { tenants: ["a"] }, output: { built: [{ tenant: "a", build: "s-SIM1" }] } },
      { about: "no tenant", input: { tenants: [] }, output: { built: [] } },
    ],
  ],
  [
    "kept-clusters/morning_cluster",
    [{ about: "hands over", input: {}, output: { cluster: "j-SIM1" }, keeps: "SUCCEEDED" }],
  ],
  ["kept-clusters/debug_ingest", [{ about: "ingests", input: {}, output: {}, keeps: "FAILED" }]],
  ["every-kind/daily_returns", [{ about: "a day", input: { date: "2026-11-22" }, output: {} }]],
  [
    "nightly-sales/nightly_sales",
    [
      {
        about: "makes a cluster",
        input: { date: "2026-11-22" },
        output: { lake: "s3://acme-dev/lake/2026-11-22", ingest_step: "s-SIM1" },
      },
      {
        about: "borrows one",
        input: { date: "2026-11-22", regions: [], full: true, cluster_id: "j-SHARED" },
        existing: shared,
        output: { lake: "s3://acme-dev/lake/2026-11-22", ingest_step: "s-SIM1" },
      },
    ],
  ],
  [
    "other-services/partner_report",
    [
      {
        about: "all",
        input: { date: "2026-11-22" },
        results: {
          gate: { open: true, tables: ["orders", "returns"] },
          rates: { StatusCode: 200, Payload: { EUR: 1 } },
          steps: { Steps: [] },
          approval: { user: "ada" },
          archive: {
            ExecutionArn: "arn:aws:states:eu-west-1:111122223333:execution:archive:1",
            Output: { folder: "s3://a" },
          },
          "Tell the partner": { StatusCode: 201 },
          told: { MessageId: "m-1" },
        },
        output: { message: "m-1", folder: "s3://a" },
      },
    ],
  ],
  ["on-failure/feed", [{ about: "reads", input: {}, output: {} }]],
  ["on-failure/retired_feed", [{ about: "refuses", input: { feed: "returns" } }]],
  ["one-step/word_count", [{ about: "counts", input: {}, output: {} }]],
  [
    "parallel-steps/marts",
    [
      {
        about: "all",
        input: {},
        output: { steps: ["s-SIM2", "s-SIM5", "s-SIM4", "s-SIM6"], stock: "s3://acme-lake/stock/run-1" },
        durations: { revenue: minutes(7) },
      },
    ],
  ],
  [
    "protected/month_end",
    [
      { about: "makes a cluster", input: {}, output: {} },
      { about: "borrows one", input: { cluster: "j-SHARED" }, existing: shared, output: {} },
    ],
  ],
  [
    "retries/import_partners",
    [
      {
        about: "imports",
        input: {},
        durations: { swap: minutes(1), check_rows: minutes(3) },
        output: { load: "s-SIM2", swap: "s-SIM4", rows: "s-SIM5" },
      },
    ],
  ],
  ["spot-fleets/train_models", [{ about: "trains", input: {}, output: {} }]],
  ...wildSamples.map(([name, all]) => [`from-the-wild/${name}`, all] as const),
]);

/** Gives the samples of a golden machine. */
export function samplesOf(name: string): readonly Sample[] {
  const found = samples.get(name);
  if (!found) throw new Error(`there is no sample input for ${name}`);
  return found;
}
