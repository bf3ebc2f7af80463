/**
 * Blocks of documents as whole programs. The one rule: a block that declares a `workflow` is a file as it stands; any other
 * is statements, and stands in the workflow below between the making and the end of cluster `etl`.
 */
import { analyze, compile } from "../../src/compiler.js";
import { readerOf } from "../conformance/findings.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";

/** Gives a program for a block. */
export function programOf(block: string): string {
  return /^workflow /m.test(block) ? block : frame(block);
}

/**
 * Gives what the compiler says about a program, also about the machine that it becomes.
 *
 * @param modules files that it may import, by their paths
 */
export function findingsIn(text: string, modules: ReadonlyMap<string, string> = new Map()): readonly Diagnostic[] {
  const { diagnostics, checked } = analyze({ path: "block.emrflow", text }, { readModule: readerOf(modules) });
  return checked ? [...diagnostics, ...compile(checked).diagnostics] : diagnostics;
}

function frame(statements: string): string {
  return `
workflow example {
  timeout: 12h

  input {
    date: string
    full: boolean = false
    count: integer = 1
    regions: list<string> = ["eu", "us"]
    labels: map<string> = {}
    options: json = null
    cluster_id: cluster_id?
  }

  cluster etl = ec2 {
    release: "emr-7.13.0"
    applications: ["Spark"]
    logs: "s3://acme/emr-logs/"
    service_role: "EMR_DefaultRole"
    instance_profile: "EMR_EC2_DefaultRole"
    primary: { types: ["m6g.xlarge"] }
    security_configuration: "with-runtime-roles"
  }

${statements}

  terminate etl
}
`;
}
