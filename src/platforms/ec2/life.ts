/** A cluster's life on EC2, as calls. Giving back has its own time, which is fixed. */
import { constant, record } from "../../expressions/build.js";
import type { Value } from "../../expressions/value.js";
import { constantOf, valueOf, type Settings } from "../../settings/given.js";
import type { GivingBack, Life, Readying, ServiceCall } from "../life.js";

const service = "elasticmapreduce";
const terminateSeconds = 900;
const protectionSeconds = 300;

/** The life of a cluster of an `ec2` block. */
export function ec2Life(settings: Settings, request: Value | null, id: Value): Life {
  const isProtected = constantOf(settings, "protect") === true;
  return {
    noun: "cluster",
    making: request && {
      call: {
        service,
        action: "createCluster",
        pattern: constantOf(settings, "wait_until_ready") === false ? "" : ".sync",
        arguments: request,
      },
      idPlaces: ["ClusterId"],
      hasToken: false,
    },
    borrowed: valueOf(settings, "reuse"),
    readying: isProtected ? [protecting(id)] : [],
    leftJobs: null,
    givingBack: [...(isProtected ? [unprotecting(id)] : []), terminating(id)],
  };
}

/**
 * Ends a cluster. Whether terminateCluster.sync takes a cluster that ended with errors for a success is not documented. If it
 * does not, the cause says that the cluster could not be given back although it is gone: a false alarm, never a silent leak.
 */
export function terminating(id: Value): GivingBack {
  return {
    verb: "Terminate",
    call: { service, action: "terminateCluster", pattern: ".sync", arguments: record([["ClusterId", id]]) },
    seconds: terminateSeconds,
    isOnlyATry: false,
    isPatient: false,
  };
}

function protecting(id: Value): Readying {
  return { verb: "Protect", call: protection(id, true), seconds: protectionSeconds, onlyIfMade: true };
}

/** Protection that cannot be taken off does not stop the terminate: perhaps it was never set. */
function unprotecting(id: Value): GivingBack {
  return {
    verb: "Take protection off",
    call: protection(id, false),
    seconds: protectionSeconds,
    isOnlyATry: true,
    isPatient: false,
  };
}

function protection(id: Value, isProtected: boolean): ServiceCall {
  return {
    service,
    action: "setClusterTerminationProtection",
    pattern: "",
    arguments: record([
      ["ClusterId", id],
      ["TerminationProtected", constant(isProtected)],
    ]),
  };
}
