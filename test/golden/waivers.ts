/** Where a validator refuses what AWS takes. Each entry says why AWS takes it; an entry that nothing needs fails. */

export interface Waiver {
  /** `example/workflow`. */
  readonly machine: string;
  readonly judge: string;
  /** The place and the message, as the judge gives them. */
  readonly refusal: string;
  /** The page of AWS, or the record of a machine that AWS took, with the day on which it was read. */
  readonly source: string;
}

export const waivers: readonly Waiver[] = [
  {
    machine: "distributed/check_files",
    judge: "amazon-states-language-service",
    refusal: 'line 256: Value is not accepted. Valid values: "CSV", "JSON", "JSONL", "MANIFEST".',
    source: "docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html names PARQUET; read 2026-11-22",
  },
];
