/** What services for data and containers ask IAM, told by hand from the pages of the Step Functions developer guide (2023). */
import type { IamRequest } from "./iam.js";
import { isArn, passes, rule, type Asks } from "./sent.js";

const ask = (action: string, resource: string): IamRequest => ({ action, resource });

const results = ["AbortMultipartUpload", "CreateBucket", "GetBucketLocation", "GetObject", "ListBucket"].concat([
  "ListBucketMultipartUploads",
  "ListMultipartUploadParts",
  "PutObject",
]);

const catalog = ["BatchCreatePartition", "BatchDeletePartition", "BatchDeleteTable", "BatchGetPartition"].concat(
  ["CreateDatabase", "CreatePartition", "CreateTable", "DeleteDatabase", "DeletePartition", "DeleteTable"],
  ["GetDatabase", "GetDatabases", "GetPartition", "GetPartitions", "GetTable", "GetTables"],
  ["UpdateDatabase", "UpdatePartition", "UpdateTable"],
);

const query: Asks = (sent) => {
  const group = sent.arn("athena", `workgroup/${sent.text("WorkGroup") ?? "primary"}`);
  const { Catalog: data = "AwsDataCatalog" }: { readonly Catalog?: string } = JSON.parse(
    sent.text("QueryExecutionContext") ?? "{}",
  );
  const places = ["catalog", "database/sales", "table/sales/days", "userDefinedFunction/sales/f"];
  return [
    ask("athena:StartQueryExecution", group),
    ask("athena:GetDataCatalog", sent.arn("athena", `datacatalog/${data}`)),
    ...(sent.waits ? [ask("athena:GetQueryExecution", group), ask("athena:StopQueryExecution", group)] : []),
    ...results.map((action) => ask(`s3:${action}`, `arn:${sent.partition}:s3:::results/x`)),
    ...catalog.flatMap((action) => places.map((place) => ask(`glue:${action}`, sent.arn("glue", place)))),
    ask("lakeformation:GetDataAccess", "*"),
  ];
};

const anyGroup =
  (action: string): Asks =>
  ({ arn }) => [ask(`athena:${action}`, arn("athena", "workgroup/sales"))];

const object =
  (action: string): Asks =>
  ({ partition, text }) => [ask(`s3:${action}`, `arn:${partition}:s3:::${text("Bucket")}/${text("Key")}`)];

export const dataCalls: Readonly<Record<string, Asks>> = {
  "athena:startQueryExecution": query,
  "athena:stopQueryExecution": anyGroup("StopQueryExecution"),
  "athena:getQueryExecution": anyGroup("GetQueryExecution"),
  "athena:getQueryResults": (sent) => [
    ...anyGroup("GetQueryResults")(sent),
    ask("s3:GetObject", `arn:${sent.partition}:s3:::results/x`),
  ],
  "batch:submitJob": (sent) => {
    const [definition = "", queue = ""] = [sent.text("JobDefinition"), sent.text("JobQueue")];
    const named = isArn(definition) ? definition : sent.arn("batch", `job-definition/${definition}`);
    const submitted = [...(/:\d+$/.test(named) ? [] : [`${named}:1`]), named];
    return [
      ...submitted.map((resource) => ask("batch:SubmitJob", resource)),
      ask("batch:SubmitJob", isArn(queue) ? queue : sent.arn("batch", `job-queue/${queue}`)),
      ...(sent.text("Tags") === undefined ? [] : [ask("batch:TagResource", sent.arn("batch", "job/1"))]),
      ...(sent.waits ? ["DescribeJobs", "TerminateJob"].map((action) => ask(`batch:${action}`, "*")) : []),
      ...rule(sent, "StepFunctionsGetEventsForBatchJobsRule"),
    ];
  },
  "ecs:runTask": (sent) => {
    const definition = sent.text("TaskDefinition") ?? "";
    const named = isArn(definition) ? definition : sent.arn("ecs", `task-definition/${definition}`);
    const run = [...(/:\d+$/.test(named) ? [] : [`${named}:1`]), named];
    const context = { "iam:PassedToService": "ecs-tasks.amazonaws.com" };
    return [
      ...run.map((resource) => ask("ecs:RunTask", resource)),
      { ...ask("iam:PassRole", `arn:${sent.partition}:iam::111122223333:role/of-the-task`), context },
      ...(sent.text("Tags") === undefined ? [] : [ask("ecs:TagResource", sent.arn("ecs", "task/1"))]),
      ...(sent.waits ? ["DescribeTasks", "StopTask"].map((action) => ask(`ecs:${action}`, "*")) : []),
      ...rule(sent, "StepFunctionsGetEventsForECSTaskRule"),
    ];
  },
  "sagemaker:createProcessingJob": (sent) => {
    const job = sent.arn("sagemaker", `processing-job/${sent.text("ProcessingJobName")}`);
    const further = sent.waits ? ["DescribeProcessingJob", "StopProcessingJob", "AddTags"] : [];
    return [
      ...["CreateProcessingJob", ...further].map((action) => ask(`sagemaker:${action}`, job)),
      ask("sagemaker:ListTags", "*"),
      ...passes(sent, "RoleArn", "sagemaker.amazonaws.com"),
    ];
  },
  "events:putEvents": (sent) => {
    const entries: readonly { readonly EventBusName?: string }[] = JSON.parse(sent.text("Entries") ?? "[]");
    return entries.map(({ EventBusName: bus = "default" }) =>
      ask("events:PutEvents", isArn(bus) ? bus : sent.arn("events", `event-bus/${bus}`)),
    );
  },
  "aws-sdk:s3:getObject": object("GetObject"),
  "aws-sdk:s3:headObject": object("GetObject"),
  "aws-sdk:s3:putObject": object("PutObject"),
  "aws-sdk:s3:deleteObject": object("DeleteObject"),
  "aws-sdk:s3:listObjectsV2": ({ partition, text }) => [
    ask("s3:ListBucket", `arn:${partition}:s3:::${text("Bucket")}`),
  ],
  "aws-sdk:redshiftdata:executeStatement": () => [ask("redshift-data:ExecuteStatement", "*")],
  "aws-sdk:redshiftdata:batchExecuteStatement": () => [ask("redshift-data:BatchExecuteStatement", "*")],
  "aws-sdk:redshiftdata:describeStatement": () => [ask("redshift-data:DescribeStatement", "*")],
};
