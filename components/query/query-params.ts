import { createParser, parseAsString } from "nuqs/server";
import { scopeParsers } from "#lib/core/client/scope-params.ts";

/** What is asked, first the one that a page without a mode shows. */
export const queryModes = ["aws-config", "read-model"] as const;
export type QueryMode = (typeof queryModes)[number];

const parseAsMode = createParser<QueryMode>({
  parse: (text) => queryModes.find((mode) => mode === text) ?? null,
  serialize: (mode) => mode,
});

/** The page's address: mode and text (packed when it is long), and the scope that every page has. */
export const queryParsers = {
  ...scopeParsers,
  mode: parseAsMode.withDefault("aws-config"),
  /** Key of the aggregator that is asked instead of the account-Regions of the scope. */
  aggregator: parseAsString.withDefault(""),
  q: parseAsString.withDefault(""),
};
