/**
 * Machines that other people wrote, and the prototype of what emrflow emits. They lie beside the project in
 * `../shared`; where that folder is missing these tests are skipped, and say so by being shown as skipped.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import { examine } from "../../src/asl/audit/examine.js";
import type { AuditFinding } from "../../src/asl/audit/finding.js";
import { readMachine } from "../../src/asl/audit/reading/read-machine.js";
import { wayLines, type AuditReport } from "../../src/asl/audit/report.js";
import type { Json, Machine } from "../../src/machine/asl.js";
import { line, steps } from "./paths.js";

const shared = new URL("../../../shared/", import.meta.url);

function auditOf(file: string): AuditReport {
  // These files are kept as definitions that AWS takes.
  return audit(JSON.parse(readFileSync(new URL(file, shared), "utf8")) as Machine);
}

/** What an audit finds, with what is not ASL first. */
function findingsIn(file: string): readonly AuditFinding[] {
  // What `JSON.parse` gives is JSON.
  const { machine, problems } = readMachine(JSON.parse(readFileSync(new URL(file, shared), "utf8")) as Json);
  return [...problems, ...examine(machine, { type: null })];
}

const emr = (name: string): AuditReport => auditOf(`corpus/emr/${name}.asl.json`);

describe.skipIf(!existsSync(shared))("with ../shared", () => {
  test("the prototype of what emrflow emits leaks nothing and hides nothing", () => {
    expect(auditOf("design/prototype.asl.json")).toMatchObject({ leaks: [], undecided: [], hiddenFailures: [] });
  });

  test("AWS's own sample leaves its cluster when a step fails", () => {
    expect(emr("aws-sample-manage-emr-job").leaks.map(line)).toEqual([
      "Create an EMR cluster succeeds > Run first step fails: failed, not given back",
      "Create an EMR cluster succeeds > Run first step succeeds > Run second step fails: failed, not given back",
    ]);
  });

  test.each(["garystafford-analyze", "garystafford-process"])("%s leaks, and while it is protected", (name) => {
    const { leaks } = emr(name);
    expect(
      leaks
        .filter(({ reason }) => reason === "protected")
        .every(({ path }) => path.some(({ state }) => state === "Add_Steps_Parallel")),
    ).toBe(true);
    expect(new Set(leaks.map(({ reason, end }) => `${end} ${reason}`))).toEqual(
      new Set(["failed not given back", "failed protected", "succeeded not given back"]),
    );
  });

  test.each(["fbpcs-partner", "fbpcs-publisher"])(
    "%s does not leak when a job fails, only when the creation times out",
    (name) => {
      expect(emr(name).leaks.map(line)).toEqual([
        "Create_A_Cluster fails States.Timeout: failed, its creation timed out",
      ]);
    },
  );

  test("sjakthol-generic-emr gives its cluster back on every way", () => {
    expect(emr("sjakthol-generic-emr").leaks).toEqual([]);
  });

  test("soumil-sparkfly loses the id in a Catch without ResultPath", () => {
    expect(emr("soumil-sparkfly").leaks.map(({ path }) => steps(path))).toEqual([
      [
        "Create EMR Cluster succeeds",
        "Run EMR Step fails",
        "Run EMR Step is caught FailState",
        "FailState goes on",
        "Terminate EMR Cluster fails States.ParameterPathFailure",
      ],
    ]);
  });

  test("packt-hudi-book ends SUCCEEDED after a failed job", () => {
    expect(emr("packt-hudi-book").hiddenFailures.map(({ caughtAt }) => caughtAt)).toEqual([
      "Copy_Hudi_JARs",
      "Trigger_Spark_Job",
    ]);
  });

  test("every machine is judged, and by these codes", () => {
    const folders = ["emr", "emr-containers", "emr-serverless"];
    const files = folders.flatMap((folder) =>
      readdirSync(new URL(`corpus/${folder}/`, shared)).map((file) => `${folder}/${file}`),
    );
    const judged = files.map((file) => {
      const counts = new Map<string, number>();
      for (const { code } of findingsIn(`corpus/${file}`)) counts.set(code, (counts.get(code) ?? 0) + 1);
      const codes = [...counts].map(([code, count]) => (count === 1 ? code : `${code} ×${count}`)).sort();
      return [file.replace(".asl.json", ""), codes.join(", ")];
    });
    expect(Object.fromEntries(judged)).toEqual(judgements);
  });

  test.each(explained)("%s: %s %s", (file, code, reference, lines) => {
    const found = findingsIn(`corpus/${file}.asl.json`).find(
      (finding) => finding.code === code && JSON.stringify(finding.words).includes(reference),
    );
    expect(found?.way && wayLines(found.way)).toEqual(lines);
  });
});

/**
 * Each was read beside its machine. 8001 left behind, 8002 hidden failure, 8003 undecided, 8004 left protected, 8005 a creation
 * with a timeout, 8007 lost on a way, 8016 a field that AWS does not know, 8017 nobody waits for the job, 8019 runs its job
 * again, 8020 no time limit.
 */
const judgements = {
  "emr/aws-sample-manage-emr-job": "EMRF8001 ×2, EMRF8003, EMRF8019 ×2, EMRF8020",
  "emr/emr-launch-terraform-pipeline": "EMRF8020",
  "emr/fbpcs-partner": "EMRF8005, EMRF8020",
  "emr/fbpcs-publisher": "EMRF8005, EMRF8020",
  "emr/garystafford-analyze": "EMRF8001 ×4, EMRF8003, EMRF8004 ×4, EMRF8017, EMRF8020",
  "emr/garystafford-process": "EMRF8001 ×4, EMRF8003, EMRF8004 ×3, EMRF8007 ×2, EMRF8017, EMRF8020",
  "emr/packt-hudi-book": "EMRF8002 ×2, EMRF8003, EMRF8020",
  "emr/sjakthol-emr-redshift": "EMRF8001 ×2, EMRF8003, EMRF8020",
  "emr/sjakthol-generic-emr": "EMRF8003, EMRF8020",
  "emr/soumil-sparkfly": "EMRF8001, EMRF8003 ×2, EMRF8007, EMRF8020",
  "emr-containers/dsf-spark-job-containers-1": "EMRF8016",
  "emr-containers/dsf-spark-job-containers-2": "",
  "emr-serverless/addf-rosbag-scene-detection": "EMRF8020",
  "emr-serverless/aws-samples-cdk-poll": "EMRF8020",
  "emr-serverless/aws-samples-cdk-sync": "EMRF8020",
  "emr-serverless/clicklogger-sdk": "EMRF8020",
  "emr-serverless/collection-poll-loop": "EMRF8020",
  "emr-serverless/dsf-spark-job-serverless-1": "",
  "emr-serverless/dsf-spark-job-serverless-2": "",
  "emr-serverless/patterns-poll-loop": "EMRF8020",
  "emr-serverless/soumil-automate": "EMRF8001 ×2, EMRF8003, EMRF8007, EMRF8020",
};

/** The ways of what was found by references, each by the text that it names. */
const explained: readonly (readonly [file: string, code: string, names: string, way: readonly string[]])[] = [
  [
    "emr/garystafford-analyze",
    "EMRF8017",
    "Movie_Choices",
    [
      '1. "Movie_Choices" goes to "Disable_Termination_Protection"',
      '2. "Disable_Termination_Protection" goes to "Should_Terminate_Cluster"',
      '3. "Should_Terminate_Cluster" goes to "Terminate_Cluster"',
      '4. "Terminate_Cluster" starts',
      '5. "Terminate_Cluster" gives back what the job of "Movie_Choices" runs on, and nobody has seen its end',
    ],
  ],
  [
    "emr/garystafford-process",
    "EMRF8007",
    "$.ArgsBakerySsm",
    [
      '1. "Should_Create_Cluster" goes to "Create_A_Cluster"',
      '2. "Create_A_Cluster" succeeds',
      '3. "Merge_Results" goes on',
      '4. "Enable_Termination_Protection" succeeds',
      '5. "Add_Steps_Parallel" starts',
      '6. "Process_Bakery_Data" reads $.ArgsBakerySsm, and there is nothing',
    ],
  ],
  [
    "emr/garystafford-process",
    "EMRF8007",
    "$.ArgsStocksSsm",
    [
      '1. "Should_Create_Cluster" goes to "Create_A_Cluster"',
      '2. "Create_A_Cluster" succeeds',
      '3. "Merge_Results" goes on',
      '4. "Enable_Termination_Protection" succeeds',
      '5. "Add_Steps_Parallel" starts',
      '6. "Process_Stock_Data" reads $.ArgsStocksSsm, and there is nothing',
    ],
  ],
  [
    "emr/garystafford-process",
    "EMRF8017",
    "Process_Bakery_Data",
    [
      '1. "Process_Bakery_Data" goes to "Disable_Termination_Protection"',
      '2. "Disable_Termination_Protection" goes to "Should_Terminate_Cluster"',
      '3. "Should_Terminate_Cluster" goes to "Terminate_Cluster"',
      '4. "Terminate_Cluster" starts',
      '5. "Terminate_Cluster" gives back what the job of "Process_Bakery_Data" runs on, and nobody has seen its end',
    ],
  ],
  [
    "emr/soumil-sparkfly",
    "EMRF8007",
    "$.ClusterDetails.ClusterId",
    [
      '1. "Create EMR Cluster" fails',
      '2. "Create EMR Cluster" catches it and goes to "FailState"',
      '3. "FailState" goes on',
      '4. "Terminate EMR Cluster" reads $.ClusterDetails.ClusterId, and there is nothing',
    ],
  ],
  [
    "emr-serverless/soumil-automate",
    "EMRF8007",
    "$.CreateEMRCluster.ApplicationId",
    [
      '1. "Create New EMR Application" succeeds',
      '2. "Start EMR Serverless Application" succeeds',
      '3. "Start EMR Job wait for CallBack" fails',
      '4. "Start EMR Job wait for CallBack" catches it and goes to "wait_2_minutes"',
      '5. "wait_2_minutes" goes on',
      '6. "Stop EMR Serverless Application" reads $.CreateEMRCluster.ApplicationId, and there is nothing',
    ],
  ],
];
