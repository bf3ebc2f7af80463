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

/** None is needed: both validators take every golden machine. */
export const waivers: readonly Waiver[] = [];
