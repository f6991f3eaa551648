/** A query that Config refuses; SelectResourceConfig answers its message in an InvalidExpressionException. */
export class QueryError extends Error {}

/** The place where the text stops being a query, as Config tells it: both from 1 on. */
export interface QueryPlace {
  line: number;
  column: number;
}

export function refuseAt({ line, column }: QueryPlace, reason?: string): never {
  throw new QueryError(
    `syntax error at line ${line}, column ${column}${reason === undefined ? "" : `: ${reason}`}`,
  );
}
