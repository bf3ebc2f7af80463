/** Addresses on S3 taken apart: `s3://bucket/key`, known now or only in a run. */
import { stringType } from "../types/type.js";
import { code, constant, template } from "./build.js";
import type { Value } from "./value.js";

const scheme = "s3://";

/** Gives the bucket of an address. */
export function bucketOf(uri: Value): Value {
  const [head, ...rest] = uri.kind === "template" ? uri.parts : [uri];
  if (head?.kind === "constant") {
    const text = withoutScheme(head.value);
    const end = text.indexOf("/");
    if (end >= 0) return constant(text.slice(0, end));
    if (rest.length === 0) return constant(text);
  }
  return code(stringType)`$substringBefore($substringAfter(${uri}, '${scheme}'), '/')`;
}

/** Gives the key, or the prefix of keys, of an address; `null` where it names a bucket only. */
export function keyInBucket(uri: Value): Value | null {
  const [head, ...rest] = uri.kind === "template" ? uri.parts : [uri];
  if (head?.kind === "constant") {
    const text = withoutScheme(head.value);
    const end = text.indexOf("/");
    if (end >= 0) {
      const key = text.slice(end + 1);
      return key === "" && rest.length === 0 ? null : template([constant(key), ...rest]);
    }
    if (rest.length === 0) return null;
  }
  return code(stringType)`$substringAfter($substringAfter(${uri}, '${scheme}'), '/')`;
}

function withoutScheme(value: unknown): string {
  const text = String(value);
  return text.startsWith(scheme) ? text.slice(scheme.length) : text;
}
