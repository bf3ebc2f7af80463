/** The pages of the findings, as they come with emrflow. */
import type { Host } from "../host/host.js";
import { joinPath } from "../host/paths.js";

const folder = "docs/errors";

/** A page; its first line says which finding it is about: `# EMRF2001 unknown-name`. */
export interface ErrorPage {
  readonly code: string;
  readonly name: string;
  readonly text: string;
}

/** Gives the page of a code, `null` when there is none. */
export function pageOf(host: Host, code: string): string | null {
  const reading = host.readPage(joinPath(folder, `${code}.md`));
  return reading.kind === "text" ? reading.text : null;
}

/** Reads all pages, in the order of their codes. */
export function pagesOf(host: Host): readonly ErrorPage[] {
  return host.listPages(folder).flatMap((file) => {
    const reading = host.readPage(joinPath(folder, file));
    if (reading.kind !== "text") throw new Error(`The page ${file} cannot be read: is emrflow installed completely?`);
    const [, code, name] = /^# `?(EMRF\d{4})\W+([a-z0-9-]+)/.exec(reading.text) ?? [];
    return code !== undefined && name !== undefined ? [{ code, name, text: reading.text }] : [];
  });
}
