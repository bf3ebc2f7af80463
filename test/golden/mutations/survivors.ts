/** Mutants that neither the audit nor the tour of every fault sees, each with the reason. */

export interface Survivor {
  /** `example/workflow` */
  readonly machine: string;
  readonly kind: string;
  readonly place: string;
  readonly why: string;
}

const borrowed =
  "the run did not make this cluster: promises.ts sees that the file ends it, the judges of any machine do not";
const kept = "the file keeps this one after a failure, so nothing says that it must be given back then";
const late =
  "no single fault leads to this state, or the run fails by its first error whatever comes of it, as it is behind `on failure`";
const atOnce = "the call answers at once and waits for nothing, so no time runs out in it";

const entry = (machine: string, why: string, kind: string, ...places: readonly string[]): readonly Survivor[] =>
  places.map((place) => ({ machine, kind, place, why }));

const [notAgain, limited, dropped, forgotten] = [
  "giving back is not tried again",
  "a creation gets a time limit",
  "the id of what was made is dropped",
  "a failure is forgotten once its cluster is given back",
] as const;

export const survivors: readonly Survivor[] = [
  ...entry("existing-cluster/last_load", borrowed, "what gives back is passed by", "Use old"),
  ...entry("existing-cluster/last_load", borrowed, "a run ends before what gives back", "Use old"),
  ...entry("existing-cluster/last_load", borrowed, notAgain, "Terminate old", "Terminate old after failure"),
  ...entry("kept-clusters/debug_ingest", kept, limited, "Create debug"),
  ...entry("kept-clusters/debug_ingest", kept, dropped, "Create debug"),
  ...entry("kept-clusters/debug_ingest", kept, notAgain, "Terminate debug"),
  ...entry("serverless-application/claims_report", kept, dropped, "Create tables"),
  ...entry("serverless-application/claims_report", kept, notAgain, "Delete tables"),
  ...entry("virtual-cluster/fraud_scores", kept, dropped, "Create scoring"),
  ...entry("virtual-cluster/fraud_scores", kept, notAgain, "Delete scoring"),
  ...entry("virtual-cluster/fraud_scores", atOnce, limited, "Create scoring", "Create checks"),
  ...entry("one-pipeline-eks/daily_sales", atOnce, limited, "Create etl"),
  ...entry("nightly-sales/nightly_sales", late, notAgain, "Terminate pager"),
  ...entry("nightly-sales/nightly_sales", late, forgotten, "Terminate pager after failure"),
  ...entry("on-failure/feed", late, notAgain, "Terminate small"),
  ...entry("on-failure/feed", late, forgotten, "Terminate small after failure"),
];
