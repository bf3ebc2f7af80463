/** The licences, by their SPDX ids, under which code may be bundled: all let it be passed on under Apache-2.0 with a notice. */
export const allowedLicences: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
]);
