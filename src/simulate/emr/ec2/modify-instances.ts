/** Fleets and groups that are found by their names. Their sizes change nothing that a run shows. */
import type { Answer, Request, Service } from "../../services/service.js";
import { textIn } from "../read.js";
import { answerNow, refusedByFate } from "../short-answers.js";
import { livingClusterOf, refuse } from "./answers.js";

export const modifyFleet = modify("InstanceFleetName", "fleets");
export const modifyGroup = modify("InstanceGroupName", "groups");

function modify(field: string, among: "fleets" | "groups"): Service {
  return (request: Request, answer: Answer) => {
    const cluster = livingClusterOf(request, answer);
    if (!cluster || refusedByFate(request, answer)) return;
    const name = textIn(request.input, field) ?? "";
    // Of a cluster that was there before nobody knows what it is made of.
    if (cluster.instances !== null && !cluster.instances[among].includes(name))
      return refuse(request, answer, `${field} ${name} is not among the ${among} of ${cluster.id}.`);
    answerNow(request, answer, () => ({}));
  };
}
