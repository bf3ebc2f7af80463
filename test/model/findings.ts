/** Errors of a text as `name: text at the place`, for tables of what is refused and what is not. */
import { analyze } from "../../src/compiler.js";

/** Gives the errors in the order of the text. */
export function errorsIn(text: string, params: ReadonlyMap<string, string> = new Map()): readonly string[] {
  const { diagnostics } = analyze({ path: "test.emrflow", text }, { params });
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ name, start, end }) => `${name}: ${text.slice(start, end)}`);
}

const settings =
  'release: "emr-7.13.0", applications: ["Spark"], service_role: "r", instance_profile: "i", primary: { types: ["m6g.xlarge"] }';

/** Fills in what a statement needs: `CLUSTER a` makes one, `STEP s ON a` runs on it, one statement to a `;`. */
export function statements(short: string): string {
  return short
    .replace(/CLUSTER (\w+)/g, (_whole, name: string) => `cluster ${name} = ec2 { ${settings} }`)
    .replace(
      /STEP (\w+) ON (\w+)(?: \{(.*?)\})?/g,
      (_whole, name: string, cluster: string, more = "") =>
        `step ${name} on ${cluster} = command { args: ["x"]${more ? `, ${more}` : ""} }`,
    )
    .replace(/; ?/g, "\n");
}

/** A workflow around statements written short. */
export function workflow(short: string, head = ""): string {
  return `workflow w {\n${head}\n${statements(short)}\n}`;
}
