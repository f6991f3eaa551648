import { parseAsInteger, parseAsString } from "nuqs/server";

/** What the address holds of a list that is whole in the browser, beside the scope and what its page adds. */
export const localListParsers = {
  filter: parseAsString.withDefault(""),
  /** Empty is the list's own order. */
  sort: parseAsString.withDefault(""),
  /** Columns as `formatColumns` writes them. */
  cols: parseAsString,
  page: parseAsInteger.withDefault(1),
};

/** Another list of the same page begins anew. */
export const freshList = { filter: null, sort: null, cols: null, page: null } as const;
