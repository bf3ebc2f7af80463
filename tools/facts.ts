/**
 * `npm run facts -- MODELS_DIR`: turns AWS's models and tables into the compact data under src/aws. The same input gives the
 * same bytes. What no model says (limits, error names, integrations, applications) is kept there by hand.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { containersRequests, emrRequests, serverlessRequests } from "./facts/actions.js";
import { bounded } from "./facts/bounds.js";
import { instanceTypesData, type Specification } from "./facts/instance-types.js";
import type { Shape, Shapes } from "./facts/model.js";
import { releasesData, type ReleasePages } from "./facts/releases.js";
import { requestSchema } from "./facts/schema.js";
import { sdkModelData, type ServiceModel } from "./facts/sdk-model.js";
import {
  classificationsPage,
  containersModel,
  emrModel,
  sdkModels,
  sdkModelSource,
  serverlessModel,
} from "./facts/sources.js";
import { layOut } from "./facts/write.js";

/** Gives every generated file: its path under src/aws, and its text. */
export function factFiles(modelsDir: string): ReadonlyMap<string, string> {
  return new Map([...schemaFiles(modelsDir), ...sdkModelFiles(modelsDir), ...tableFiles(modelsDir)]);
}

/** EMR's patterns compile only with the regular expressions' flag `u`, some of EMR on EKS's only without it. */
const models = [
  {
    service: "elasticmapreduce",
    file: "botocore-emr-2009-03-31.service-2.json",
    requests: emrRequests,
    source: emrModel,
    unicodeRegExp: true,
  },
  {
    service: "emr-serverless",
    file: "botocore-emr-serverless-2021-07-13.service-2.json",
    requests: serverlessRequests,
    source: serverlessModel,
    unicodeRegExp: true,
  },
  {
    service: "emr-containers",
    file: "botocore-emr-containers-2020-10-01.service-2.json",
    requests: containersRequests,
    source: containersModel,
    unicodeRegExp: false,
  },
];

function* schemaFiles(modelsDir: string): Generator<[string, string]> {
  for (const { service, file, requests, source, unicodeRegExp } of models) {
    const model = readJson<{ shapes: Record<string, Shape> }>(modelsDir, file);
    const own: Shapes = new Map(Object.entries(model.shapes));
    const shapes = service === "elasticmapreduce" ? bounded(own) : own;
    for (const [action, request] of Object.entries(requests)) {
      const schema = requestSchema(request(shapes), shapes, source, unicodeRegExp);
      yield [`schemas/${service}/${action}.json`, `${layOut(schema, 2)}\n`];
    }
  }
}

function* sdkModelFiles(modelsDir: string): Generator<[string, string]> {
  for (const [service, name] of Object.entries(sdkModels)) {
    const model = readJson<ServiceModel>(modelsDir, `botocore-${name.replace("/", "-")}.service-2.json`);
    yield [`sdk-models/${service}.json`, `${layOut(sdkModelData(model, sdkModelSource(name)), 2)}\n`];
  }
}

function* tableFiles(modelsDir: string): Generator<[string, string]> {
  const pages = readJson<ReleasePages>(modelsDir, "emr-releases.json");
  const labelsByRegion = readJson<Record<string, string[]>>(modelsDir, "emr-release-labels-by-region.json");
  yield ["releases.json", `${layOut(releasesData(pages, labelsByRegion), 2)}\n`];

  const specifications = readJson<Record<string, Specification>>(modelsDir, "emr-instance-types/specifications.json");
  const typesByRelease = readJson<Record<string, string[]>>(modelsDir, "emr-instance-types/supported-by-release.json");
  yield ["instance-types.json", `${layOut(instanceTypesData(specifications, typesByRelease), 2)}\n`];

  const { release, classifications } = readJson<{ release: string; classifications: string[] }>(
    modelsDir,
    "emr-7.13.0-classifications.json",
  );
  yield [
    "classifications.json",
    `${layOut({ facts: classificationsPage, release, classifications: [...classifications].sort().join(" ") }, 2)}\n`,
  ];
}

function readJson<T>(modelsDir: string, file: string): T {
  // The models are AWS's and moto's; a shape that is not as expected shows in the files that are made of it.
  return JSON.parse(readFileSync(join(modelsDir, file), "utf8")) as T;
}

function main(modelsDir: string | undefined): void {
  if (modelsDir === undefined) throw new Error("usage: npm run facts -- MODELS_DIR");
  const target = resolve(dirname(fileURLToPath(import.meta.url)), "../src/aws");
  for (const [path, text] of factFiles(modelsDir)) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main(process.argv[2]);
