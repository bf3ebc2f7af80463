/**
 * Machines that other people wrote, and the prototype of what emrflow emits. They lie beside the project in
 * `../shared`; where that folder is missing these tests are skipped, and say so by being shown as skipped.
 */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import type { AuditReport } from "../../src/asl/audit/report.js";
import type { Machine } from "../../src/machine/asl.js";
import { line, steps } from "./paths.js";

const shared = new URL("../../../shared/", import.meta.url);

function auditOf(file: string): AuditReport {
  // These files are kept as definitions that AWS takes.
  return audit(JSON.parse(readFileSync(new URL(file, shared), "utf8")) as Machine);
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
});
