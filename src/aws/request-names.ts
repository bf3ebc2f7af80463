/** The requests of EMR's services that have a schema here. They stand apart, as types that are shipped name them. */

/** An action of one of EMR's services: `elasticmapreduce:addStep`. */
export type RequestName =
  | "elasticmapreduce:createCluster"
  | "elasticmapreduce:addStep"
  | "elasticmapreduce:cancelStep"
  | "elasticmapreduce:terminateCluster"
  | "elasticmapreduce:setClusterTerminationProtection"
  | "elasticmapreduce:modifyInstanceFleetByName"
  | "elasticmapreduce:modifyInstanceGroupByName"
  | "emr-serverless:createApplication"
  | "emr-serverless:startApplication"
  | "emr-serverless:stopApplication"
  | "emr-serverless:deleteApplication"
  | "emr-serverless:startJobRun"
  | "emr-serverless:cancelJobRun"
  | "emr-containers:createVirtualCluster"
  | "emr-containers:deleteVirtualCluster"
  | "emr-containers:startJobRun";
