/** What services other than EMR on EC2 ask IAM, told by hand from the same pages as those of EMR. */
import type { Asks, Sent } from "./sent.js";
import { isArn, passes, rule } from "./sent.js";
import type { IamRequest } from "./iam.js";

const ask = (action: string, resource: string): IamRequest => ({ action, resource });

const onApplication = ({ arn, text }: Sent, ...actions: readonly string[]): readonly IamRequest[] =>
  actions.map((action) =>
    ask(`emr-serverless:${action}`, arn("emr-serverless", `/applications/${text("ApplicationId")}`)),
  );

const onJobRun = ({ arn, text }: Sent, run: string, ...actions: readonly string[]): readonly IamRequest[] => {
  const resource = arn("emr-serverless", `/applications/${text("ApplicationId")}/jobruns/${run}`);
  return actions.map((action) => ask(`emr-serverless:${action}`, resource));
};

const applicationRule = (sent: Sent): readonly IamRequest[] =>
  rule(sent, "StepFunctionsGetEventsForEMRServerlessApplicationRule");
const jobRule = (sent: Sent): readonly IamRequest[] => rule(sent, "StepFunctionsGetEventsForEMRServerlessJobRule");

function onVirtualCluster({ arn, text }: Sent, below: string, ...actions: readonly string[]): readonly IamRequest[] {
  const id = text("VirtualClusterId") ?? text("Id");
  return actions.map((action) =>
    ask(`emr-containers:${action}`, arn("emr-containers", `/virtualclusters/${id}${below}`)),
  );
}

const serviceLinkedRole = ({ partition }: Sent, service: string, name: string): IamRequest => ({
  action: "iam:CreateServiceLinkedRole",
  resource: `arn:${partition}:iam::111122223333:role/aws-service-role/${service}/${name}`,
  context: { "iam:AWSServiceName": service },
});

const startJobOnEks: Asks = (sent) => {
  const role = sent.text("ExecutionRoleArn") ?? "";
  const context = { context: { "emr-containers:ExecutionRoleArn": role } };
  return [
    ...onVirtualCluster(sent, "", "StartJobRun").map((each) => ({ ...each, ...context })),
    ...(sent.text("Tags") === undefined ? [] : onVirtualCluster(sent, "/jobruns/1", "TagResource")),
    ...(sent.waits ? onVirtualCluster(sent, "/jobruns/1", "DescribeJobRun", "CancelJobRun") : []),
  ];
};

/** The resource that a field names: an ARN, or a name of the account's own. */
const named = ({ arn, text }: Sent, service: string, kind: string, field: string): string => {
  const name = text(field) ?? "";
  return isArn(name) ? name : arn(service, `${kind}${name}`);
};

const table =
  (action: string): Asks =>
  (sent) => [ask(`dynamodb:${action}`, named(sent, "dynamodb", "table/", "TableName"))];

export const otherCalls: Readonly<Record<string, Asks>> = {
  "emr-serverless:createApplication": (sent) => [
    ask("emr-serverless:CreateApplication", sent.arn("emr-serverless", "/")),
    ...(sent.text("Tags") === undefined ? [] : [ask("emr-serverless:TagResource", sent.arn("emr-serverless", "/new"))]),
    serviceLinkedRole(sent, "ops.emr-serverless.amazonaws.com", "AWSServiceRoleForAmazonEMRServerless"),
    ...(sent.waits
      ? ["GetApplication", "DeleteApplication"].map((action) =>
          ask(`emr-serverless:${action}`, sent.arn("emr-serverless", "/applications/new")),
        )
      : []),
    ...applicationRule(sent),
  ],
  "emr-serverless:startApplication": (sent) => [
    ...onApplication(sent, "StartApplication", ...(sent.waits ? ["GetApplication", "StopApplication"] : [])),
    ...applicationRule(sent),
  ],
  "emr-serverless:stopApplication": (sent) => [
    ...onApplication(sent, "StopApplication", ...(sent.waits ? ["GetApplication"] : [])),
    ...applicationRule(sent),
  ],
  "emr-serverless:deleteApplication": (sent) => [
    ...onApplication(sent, "DeleteApplication", ...(sent.waits ? ["GetApplication"] : [])),
    ...applicationRule(sent),
  ],
  "emr-serverless:startJobRun": (sent) => [
    ...onApplication(sent, "StartJobRun"),
    ...(sent.text("Tags") === undefined ? [] : onJobRun(sent, "1", "TagResource")),
    ...passes(sent, "ExecutionRoleArn", "emr-serverless.amazonaws.com"),
    ...(sent.waits ? onJobRun(sent, "1", "GetJobRun", "CancelJobRun") : []),
    ...jobRule(sent),
  ],
  "emr-serverless:cancelJobRun": (sent) => [
    ...onJobRun(sent, sent.text("JobRunId") ?? "", "CancelJobRun", ...(sent.waits ? ["GetJobRun"] : [])),
    ...jobRule(sent),
  ],
  "emr-containers:createVirtualCluster": (sent) => [
    ask("emr-containers:CreateVirtualCluster", "*"),
    ...(sent.text("Tags") === undefined
      ? []
      : [ask("emr-containers:TagResource", sent.arn("emr-containers", "/virtualclusters/new"))]),
    serviceLinkedRole(sent, "emr-containers.amazonaws.com", "AWSServiceRoleForAmazonEMRContainers"),
  ],
  "emr-containers:deleteVirtualCluster": (sent) =>
    onVirtualCluster(sent, "", "DeleteVirtualCluster", ...(sent.waits ? ["DescribeVirtualCluster"] : [])),
  "emr-containers:startJobRun": startJobOnEks,
  "lambda:invoke": (sent) => {
    const qualifier = sent.text("Qualifier");
    const version = qualifier === undefined ? "" : `:${qualifier}`;
    return [ask("lambda:InvokeFunction", `${named(sent, "lambda", "function:", "FunctionName")}${version}`)];
  },
  "sns:publish": (sent) => [ask("sns:Publish", sent.text("TopicArn") ?? sent.text("TargetArn") ?? "*")],
  "sqs:sendMessage": (sent) => {
    const [, region, account, name] = /sqs\.([\w-]+)\.[^/]+\/(\d+)\/(.+)$/.exec(sent.text("QueueUrl") ?? "") ?? [];
    return [ask("sqs:SendMessage", `arn:${sent.partition}:sqs:${region}:${account}:${name}`)];
  },
  "dynamodb:getItem": table("GetItem"),
  "dynamodb:putItem": table("PutItem"),
  "dynamodb:updateItem": table("UpdateItem"),
  "dynamodb:deleteItem": table("DeleteItem"),
  "aws-sdk:dynamodb:query": table("Query"),
  "glue:startJobRun": (sent) => {
    const job = named(sent, "glue", "job/", "JobName");
    const further = sent.waits ? ["GetJobRun", "GetJobRuns", "BatchStopJobRun"] : [];
    return ["StartJobRun", ...further].map((action) => ask(`glue:${action}`, job));
  },
  "http:invoke": (sent) => {
    const context = {
      "states:HTTPEndpoint": sent.text("ApiEndpoint") ?? "",
      "states:HTTPMethod": sent.text("Method") ?? "",
    };
    const authentication: { readonly ConnectionArn?: string } = JSON.parse(sent.text("Authentication") ?? "{}");
    const secret = sent.arn("secretsmanager", "secret:events!connection/partner/1");
    return [
      { ...ask("states:InvokeHTTPEndpoint", sent.arn("states", "stateMachine:any")), context },
      ask("events:RetrieveConnectionCredentials", authentication.ConnectionArn ?? ""),
      ask("secretsmanager:DescribeSecret", secret),
      ask("secretsmanager:GetSecretValue", secret),
    ];
  },
  "aws-sdk:emrserverless:getJobRun": (sent) => onJobRun(sent, sent.text("JobRunId") ?? "", "GetJobRun"),
  "aws-sdk:emrcontainers:describeJobRun": ({ arn, text }) => [
    ask(
      "emr-containers:DescribeJobRun",
      arn("emr-containers", `/virtualclusters/${text("VirtualClusterId")}/jobruns/${text("Id")}`),
    ),
  ],
  "aws-sdk:emr:describeStep": ({ arn, text }) => [
    ask("elasticmapreduce:DescribeStep", arn("elasticmapreduce", `cluster/${text("ClusterId")}`)),
  ],
  "aws-sdk:emrserverless:listJobRuns": (sent) => onApplication(sent, "ListJobRuns"),
  "aws-sdk:emrcontainers:listJobRuns": (sent) => onVirtualCluster(sent, "", "ListJobRuns"),
  "aws-sdk:emrcontainers:cancelJobRun": ({ arn, text }) => [
    ask(
      "emr-containers:CancelJobRun",
      arn("emr-containers", `/virtualclusters/${text("VirtualClusterId")}/jobruns/${text("Id")}`),
    ),
  ],
  "aws-sdk:emr:listSteps": ({ arn, text }) => [
    ask("elasticmapreduce:ListSteps", arn("elasticmapreduce", `cluster/${text("ClusterId")}`)),
  ],
  "states:startExecution": (sent) => {
    const machine = sent.text("StateMachineArn") ?? "";
    const execution = `${machine.replace(":stateMachine:", ":execution:")}:run`;
    const further = sent.waits ? ["DescribeExecution", "StopExecution"] : [];
    return [
      ask("states:StartExecution", machine),
      ...further.map((action) => ask(`states:${action}`, execution)),
      ...rule(sent, "StepFunctionsGetEventsForStepFunctionsExecutionRule"),
    ];
  },
};
