import type { ConfigToken } from "./tokens.ts";

/** What is selected, grouped or ordered by. */
export interface ConfigColumn {
  /** As AWS names it in the answer: `configuration.state.name`, `COUNT(*)`. */
  name: string;
  /** Lower case; null for a plain property. */
  aggregate: string | null;
  token: ConfigToken;
}

export type ConfigCondition =
  | { kind: "all" | "any"; items: readonly ConfigCondition[] }
  | { kind: "not"; item: ConfigCondition }
  | { kind: "compare"; property: string; operator: string; values: readonly ConfigToken[] };

/** A query that AWS Config can read. */
export interface ConfigQuery {
  /** Empty is `*`. */
  columns: readonly ConfigColumn[];
  where: ConfigCondition | null;
  groupBy: readonly ConfigColumn[];
  orderBy: readonly (ConfigColumn & { descending: boolean })[];
}
