/** Where work runs. A new platform is one folder and one line here. */
import { ec2 } from "./ec2/index.js";
import { eks } from "./eks/index.js";
import { existing } from "./existing/index.js";
import type { Platform } from "./platform.js";
import { serverless } from "./serverless/index.js";

const all = { ec2, serverless, eks, existing };

export type PlatformName = keyof typeof all;

export const platforms: Readonly<Record<PlatformName, Platform>> = all;

/** What holds where a cluster or template names no platform. */
export const usualPlatform: Platform = ec2;

/** Gives the platform of that name; `null` when there is none. */
export function platformNamed(name: string): Platform | null {
  return Object.hasOwn(all, name) ? (Object.entries(all).find(([key]) => key === name)?.[1] ?? null) : null;
}
