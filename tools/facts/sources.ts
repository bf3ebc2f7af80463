/** Where each file in the folder of models comes from. Whoever refreshes the models changes these lines with them. */

export interface FactSource {
  readonly source: string;
  readonly commit?: string;
  /** Of the data, as YYYY-MM-DD. */
  readonly date: string;
}

export const emrModel: FactSource = {
  source:
    "boto/botocore 1.43.67, emr/2009-03-31/service-2.json, with the differences of docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html and bounds of src/aws/limits.json",
  commit: "0e6e2404",
  date: "2026-08-07",
};

export const serverlessModel: FactSource = {
  source: "boto/botocore 1.43.67, emr-serverless/2021-07-13/service-2.json",
  commit: "0e6e2404",
  date: "2026-08-07",
};

export const containersModel: FactSource = {
  source: "boto/botocore 1.43.67, emr-containers/2020-10-01/service-2.json",
  commit: "0e6e2404",
  date: "2026-08-07",
};

export const releasePages: FactSource = {
  source:
    "docs.aws.amazon.com/emr/latest/ReleaseGuide: emr-<release>-release, emr-standard-support, emr-release-app-versions; labels: getmoto/moto",
  commit: "0af643a",
  date: "2026-11-22",
};

export const instanceTypes: FactSource = {
  source: "getmoto/moto, moto/emr/resources: specifications and support per release label",
  commit: "0af643a",
  date: "2026-08-01",
};

export const classificationsPage: FactSource = {
  source: "docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-7130-release.html",
  date: "2026-11-22",
};

/** Of `aws-sdk:*`: the service as Step Functions spells it, and its model. */
export const sdkModels: Readonly<Record<string, string>> = {
  cloudwatchlogs: "logs/2014-03-28",
  emr: "emr/2009-03-31",
  emrcontainers: "emr-containers/2020-10-01",
  emrserverless: "emr-serverless/2021-07-13",
  eventbridge: "events/2015-10-07",
  iam: "iam/2010-05-08",
  s3: "s3/2006-03-01",
  scheduler: "scheduler/2021-06-30",
  sfn: "stepfunctions/2016-11-23",
};

/** Gives the source of one of them. @param model its folder in botocore: `emr/2009-03-31` */
export function sdkModelSource(model: string): FactSource {
  return { source: `boto/botocore 1.43.67, ${model}/service-2.json`, commit: "0e6e2404", date: "2026-08-07" };
}
