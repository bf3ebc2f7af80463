/** What `emrflow audit` says of every golden machine: nothing that AWS refuses, and nothing that is lost on a way. */
import { describe, expect, test } from "vitest";
import { examine } from "../../src/asl/audit/examine.js";
import type { AuditKind } from "../../src/asl/audit/finding.js";
import { goldenMachines } from "./machines.js";

/** What a file asks for itself: a cluster that it keeps, and a failure that it catches. promise.test.ts names them. */
const asked: ReadonlySet<AuditKind> = new Set<AuditKind>(["leak", "leftProtected", "hiddenFailure"]);

describe.each(goldenMachines)("$name", ({ machine }) => {
  test("has no findings but advice, and what its file asks for", () => {
    const findings = examine(machine, { type: "STANDARD" }).filter(
      ({ kind, severity }) => severity !== "advice" && !asked.has(kind),
    );
    expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([]);
  });
});
