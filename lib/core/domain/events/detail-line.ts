/** A changed value: a line of the event. */
export interface DetailLine {
  /** The member that changed; empty when the event's kind already says it. */
  label: string;
  /** Absent when the event tells of no earlier value. */
  before?: string | null;
  after: string | null;
}
