/** What a user may call the first workflow and the bucket, and what was probably meant by something else. */
import { tool } from "../../diagnostics/catalog/tool.js";
import type { Finding } from "../../diagnostics/diagnostic.js";
import { longestName } from "../../model/check-name.js";
import { nowhere } from "../findings.js";
import { machineText, starterText } from "./starter.js";

export const presets = {
  name: "nightly",
  // AWS keeps the names that begin with `amzn-s3-demo-` for documentation, so nobody else owns this bucket.
  bucket: "amzn-s3-demo-bucket",
} as const;

/** Gives what is wrong with a name for the first workflow, `null` when nothing is. */
export function nameProblem(name: string): Finding | null {
  if (isUsable(name)) return null;
  const plain = wordOf(name);
  const suggestion = [plain, `${plain}_pipeline`].map((each) => each.slice(0, longestName)).find(isUsable);
  return tool.badWorkflowName(nowhere, name, suggestion ?? null);
}

/** The compiler is asked, since it alone knows its reserved words and what else a file can hold under one name. */
function isUsable(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && machineText("", starterText({ ...presets, name })) !== null;
}

/** `Café sales-2` → `Cafe_sales_2`: letters without their accents, everything else as one `_`. */
function wordOf(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9_]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "");
  return plain === "" ? presets.name : plain;
}

/** Gives what is wrong with a name for a bucket, `null` when nothing is. */
export function bucketProblem(bucket: string): Finding | null {
  if (isBucket(bucket)) return null;
  const [inside = ""] = bucket.replace(/^s3[an]?:\/*/i, "").split("/");
  const suggestion = inside.toLowerCase().replaceAll("_", "-");
  return tool.badBucketName(nowhere, bucket, isBucket(suggestion) ? suggestion : null);
}

/**
 * The rules for general purpose buckets (S3 User Guide, "General purpose bucket naming rules", read 2026-11-24), but for
 * the prefixes and suffixes that S3 keeps for itself: it may add others, and says so itself when the bucket is made.
 */
function isBucket(name: string): boolean {
  return /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes("..") && !/^\d+\.\d+\.\d+\.\d+$/.test(name);
}
