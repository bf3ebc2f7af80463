/** What `--format` of `emrflow test` names; apart from the reports, so that help need not load them. */
export const testReportNames = ["pretty", "json", "junit", "github"] as const;

export type TestReportName = (typeof testReportNames)[number];
