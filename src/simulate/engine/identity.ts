/** Who runs where: the names that a real run would have. Account, region and role are made up, and always the same. */
import type { Json } from "../../machine/asl.js";

export interface Identity {
  readonly region: string;
  readonly machine: string;
  readonly machineArn: string;
  readonly name: string;
  readonly executionArn: string;
  readonly roleArn: string;
  readonly input: Json;
}

const region = "eu-west-1";
const account = "111122223333";
const states = `arn:aws:states:${region}:${account}`;

/** Gives the identity of a run of a machine. */
export function identityOf(machine: string, input: Json): Identity {
  const name = "run-1";
  return {
    region,
    machine,
    machineArn: `${states}:stateMachine:${machine}`,
    name,
    executionArn: `${states}:execution:${machine}:${name}`,
    roleArn: `arn:aws:iam::${account}:role/${machine}`,
    input,
  };
}

/** Gives the identity of the execution of one item, or batch, of a distributed Map; AWS's own names are UUIDs. */
export function childOf(parent: Identity, label: string, index: number, input: Json): Identity {
  const name = `${label}-${index + 1}`;
  return {
    ...parent,
    machineArn: `${parent.machineArn}/${label}`,
    name,
    executionArn: `${states}:execution:${parent.machine}/${label}:${name}`,
    input,
  };
}

/** The run of a distributed Map itself. */
export function mapRunArn(parent: Identity, label: string): string {
  return `${states}:mapRun:${parent.machine}/${label}:${parent.name}`;
}
