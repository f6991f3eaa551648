/** What is wrong with a query, and where: `text.slice(from, to)` is at fault. */
export interface QueryFault {
  /** A key of the `query.faults` messages. */
  messageKey: string;
  from: number;
  to: number;
  /** What the message names: the word at fault, or what was expected. */
  near: string;
}
