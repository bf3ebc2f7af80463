/** The tables of permissions: their form, and that they know every call that the other tables know. */
import { describe, expect, test } from "vitest";
import integrations from "../../src/aws/iam-permissions.json" with { type: "json" };
import { permissionsOf, policySizes } from "../../src/aws/iam-permissions.js";
import optimized from "../../src/aws/optimized-integrations.json" with { type: "json" };
import sdk from "../../src/aws/sdk-permissions.json" with { type: "json" };
import { readConstant } from "../../src/asl/policy/readings.js";

const rows = Object.entries(integrations.integrations).flatMap(([call, grants]) =>
  grants.map((grant) => ({ call, grant: { ...grant, text: JSON.stringify(grant) } })),
);

describe("the table of integrations", () => {
  test("says where it comes from, and when", () => {
    for (const { source, date } of [integrations.facts, integrations.sizes, sdk].map((each) =>
      "facts" in each ? each.facts : each,
    )) {
      expect(source).toMatch(/docs\.aws\.amazon\.com|botocore/);
      expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
    expect(policySizes).toEqual({ managed: 6144, roleInline: 10240 });
  });

  test.each(rows)("$call: $grant.actions", ({ grant }) => {
    for (const action of grant.actions) expect(action).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z]+$/);
    expect(grant.actions.toSorted()).toEqual(grant.actions);
    for (const resource of grant.on) expect(resource).toMatch(/^\*$|^arn:\{partition\}:[a-z0-9-]+:\*?:\*?:\S+$/);
    for (const [, reading = "name"] of grant.text.matchAll(/\{[\w.[\]=*]+\|(\w+)\}/g))
      expect(() => readConstant("x", reading)).not.toThrow();
  });

  test("knows every optimized integration", () => {
    for (const [service, { actions }] of Object.entries(optimized.services))
      for (const name of Object.keys(actions))
        expect(permissionsOf(`${service}:${name}`).listed, `${service}:${name}`).toBe(true);
  });
});

describe("the table of SDK services", () => {
  test("names each service once", () => {
    const names = [...sdk.same.split(" "), ...Object.keys(sdk.prefixes)];
    expect(names.length).toBeGreaterThan(400);
    expect(new Set(names).size).toBe(names.length);
    for (const service of [...Object.keys(sdk.unlisted), ...Object.keys(sdk.narrowed)])
      expect(names).toContain(service);
  });

  test("names of inherited things are no services", () => {
    for (const name of ["constructor", "__proto__", "toString"]) {
      expect(permissionsOf(`aws-sdk:${name}:run`).listed).toBe(false);
      expect(permissionsOf(`${name}:run`).listed).toBe(false);
    }
  });
});
