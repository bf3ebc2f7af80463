/**
 * The audit: does a run of this machine leave something running that it made? It follows the edges of the machine
 * alone, the failure edges too, so it judges any machine. What nothing in a machine can catch (StopExecution, the
 * machine's own timeout, States.Runtime, States.DataLimitExceeded) is outside of it.
 */
import type { Machine } from "../../machine/asl.js";
import { follow } from "./follow.js";
import { judge } from "./judge.js";
import type { AuditReport } from "./report.js";

/**
 * Says what a run of a machine may leave behind, on every way through it, and what failure it may hide. The same machine
 * gives the same report; nothing is read, written or run.
 *
 * @param machine a machine of anyone's, in JSONata or JSONPath. Its transitions must lead somewhere.
 */
export function audit(machine: Machine): AuditReport {
  return judge(follow(machine).summary);
}
