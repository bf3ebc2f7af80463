/** Nodes made more or fewer while a cluster runs (Step Functions developer guide, connect-emr; read 2026-11-22). */
import { constant, fields } from "../../expressions/build.js";
import { mergeRequest } from "../../expressions/merge.js";
import type { Value } from "../../expressions/value.js";
import { blockOf, valueOf, type Settings } from "../../settings/given.js";
import { setting, type SettingsSchema } from "../../settings/schema.js";
import { integerType, stringType } from "../../types/type.js";
import type { CreateRequest, Resizing } from "../platform.js";
import { nodeForm } from "./nodes.js";

const capacity: SettingsSchema = {
  on_demand: setting(integerType, "How much On-Demand capacity an instance fleet shall have.", "2"),
  spot: setting(integerType, "How much Spot capacity an instance fleet shall have.", "8"),
  count: setting(integerType, "How many instances an instance group shall have.", "5"),
};

/** Nodes bear the names that the cluster's block gives them. */
export const ec2Resizing: Resizing = {
  settings: capacity,
  nodes: ["core", "task"],
  request: (settings, nodes, cluster, clusterId) => {
    const block = blockOf(cluster, nodes);
    const isGroup = block ? nodeForm(block) === "group" : settings.given.has("count");
    return resizeRequest(settings, isGroup, constant(nodes), clusterId);
  },
};

/** Of a cluster that is there before nobody knows how its nodes are called, so that it can be said. */
export const existingResizing: Resizing = {
  settings: {
    ...capacity,
    name: setting(stringType, "The name of the fleet or group.", '"workers"', {
      otherwise: "`core` or `task`, as named",
    }),
  },
  nodes: ["core", "task"],
  request: (settings, nodes, _cluster, clusterId) =>
    resizeRequest(settings, settings.given.has("count"), valueOf(settings, "name") ?? constant(nodes), clusterId),
};

function resizeRequest(settings: Settings, isGroup: boolean, name: Value, clusterId: Value): CreateRequest {
  const merged = mergeRequest(
    [
      { path: ["ClusterId"], value: clusterId },
      { path: [isGroup ? "InstanceGroupName" : "InstanceFleetName"], value: name },
      isGroup
        ? { path: ["InstanceGroup"], value: fields([["InstanceCount", valueOf(settings, "count")]]) }
        : {
            path: ["InstanceFleet"],
            value: fields([
              ["TargetOnDemandCapacity", valueOf(settings, "on_demand")],
              ["TargetSpotCapacity", valueOf(settings, "spot")],
            ]),
          },
    ],
    null,
    [],
  );
  const action = isGroup ? "modifyInstanceGroupByName" : "modifyInstanceFleetByName";
  return { call: `elasticmapreduce:${action}`, merged };
}
