/** What `--format` of a run names, apart from the forms themselves: who only names them need not load them. */
export const traceNames = ["pretty", "json", "history", "svg"] as const;

export type TraceName = (typeof traceNames)[number];
