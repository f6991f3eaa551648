import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";

export interface ResourceRelation {
  /** The relation to alias as `n`. */
  resources: string;
  /** What makes its rows those of the moment. */
  moment: readonly string[];
  /** The same where another index is better: none of times is offered. */
  momentByRow: readonly string[];
  /** Columns that tell its rows apart, whatever the moment is. */
  key: readonly string[];
  /** The moment's placeholder; null is now. */
  at: string | null;
}

const resourceKey = ["account_id", "region", "resource_type", "resource_id"] as const;

/**
 * The resources of the moment: the table of now, or with `asOf` each resource's newest item by then. Both have the columns
 * that lists use.
 */
export function resourcesAt(asOf: string | undefined, parameters: SqlParameters): ResourceRelation {
  if (asOf === undefined) {
    return { resources: "config_resources", moment: [], momentByRow: [], key: resourceKey, at: null };
  }
  const at = parameters.add(asOf, "timestamptz");
  return {
    resources: "config_items",
    moment: [`n.captured_at <= ${at}`, `n.until > ${at}`],
    momentByRow: [`n.captured_at + interval '0' <= ${at}`, `n.until + interval '0' > ${at}`],
    key: ["item_id"],
    at,
  };
}

/** What makes a relationship `alias` one of the moment. */
export function validAt(alias: string, at: string | null): string {
  return at === null
    ? `${alias}.until = 'infinity'`
    : `${alias}.valid_from <= ${at} and ${alias}.until > ${at}`;
}
