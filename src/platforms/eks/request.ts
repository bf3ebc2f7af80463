/** The Arguments of createVirtualCluster, as Step Functions takes them, from a checked `eks` block. */
import { constant } from "../../expressions/build.js";
import { mergeRequest, type MergedRequest } from "../../expressions/merge.js";
import { valueOf, type Settings } from "../../settings/given.js";
import type { ClusterUse } from "../platform.js";
import { field, plainFields, withOwnTags } from "../requests.js";
import { eksSettings } from "./settings.js";

/** Gives the request, and the places of fields that a setting and `api` both give. */
export function virtualClusterRequest(settings: Settings, use: ClusterUse): MergedRequest {
  return mergeRequest(
    [
      ...field("Name", settings.given.has("name") ? null : constant(use.name)),
      ...field("ContainerProvider.Type", constant("EKS")),
      ...plainFields(settings, eksSettings),
      ...field("Tags", withOwnTags(valueOf(settings, "tags"), use.workflow)),
    ],
    valueOf(settings, "api"),
    ["Name", "ContainerProvider", "SecurityConfigurationId", "Tags"],
  );
}
