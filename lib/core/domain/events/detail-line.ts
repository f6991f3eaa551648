import type { EventField, FieldForm } from "./event-fields.ts";

/** A changed value: a line of the event. */
export interface DetailLine {
  /** The member that changed; empty when the event's kind already says it. */
  label: string;
  /** Absent when the event tells of no earlier value. */
  before?: string | null;
  after: string | null;
  /** The field that the label names, for its words; absent where the label is AWS's or the account's own. */
  field?: EventField;
  /** How the values are written; absent where they stay as they are. */
  form?: FieldForm;
}
