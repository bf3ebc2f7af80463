/** A machine calls services of its own part of AWS only, whichever that is. */
import { expect, test } from "vitest";
import { analyze, compile } from "../../src/compiler.js";
import { statesOf } from "../../src/machine/walk.js";

function resourcesIn(settings: string): readonly string[] {
  const text = `workflow w {
  timeout: 1h
  ${settings}
  cluster etl = ec2 {
    release: "emr-7.13.0"
    applications: ["Spark"]
    service_role: "EMR_DefaultRole"
    instance_profile: "EMR_EC2_DefaultRole"
    primary: { types: ["m6g.xlarge"] }
    protect: true
  }
  step job on etl = command { args: ["true"] }
  terminate etl
}`;
  const { checked } = analyze({ path: "w.emrflow", text });
  if (!checked) throw new Error("the pipeline has an error");
  return compile(checked).workflows.flatMap(({ machine }) =>
    [...statesOf(machine)].flatMap(({ state }) => (state.Type === "Task" ? [state.Resource] : [])),
  );
}

test.each([
  ["", "aws"],
  ['partition: "aws-cn"', "aws-cn"],
  ['partition: "aws-us-gov"', "aws-us-gov"],
])("%s: every call is in %s", (settings, partition) => {
  const resources = resourcesIn(settings);
  expect(resources).toContain(`arn:${partition}:states:::elasticmapreduce:createCluster.sync`);
  expect(resources.filter((resource) => !resource.startsWith(`arn:${partition}:states:::`))).toEqual([]);
});
