import { createParser, createSerializer, type inferParserType, parseAsString } from "nuqs/server";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";

/** A comma list that is a set: sorted and without repeats, so that one choice has one address. */
const parseAsSet = createParser<string[]>({
  parse: (text) => {
    const items = [...new Set(text.split(",").filter((item) => item !== ""))].sort();
    return items.length > 0 ? items : null;
  },
  serialize: (items) => [...new Set(items)].sort().join(","),
  eq: (a, b) => a.length === b.length && a.every((item, index) => item === b[index]),
});

/** As the API takes it: date, time and zone. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** ISO 8601 with a zone, normalised to UTC; anything else reads as absent, which is now. */
const parseAsInstant = createParser<string>({
  parse: (text) => {
    // A bare `+` of an offset arrives as a space.
    const written = text.replace(" ", "+");
    const at = instant.test(written) ? Date.parse(written) : Number.NaN;
    return Number.isNaN(at) ? null : new Date(at).toISOString();
  },
  serialize: (iso) => iso.replace(/\.000Z$/, "Z"),
});

/**
 * The part of the organisation and the moment, as every page's address holds them. Names are those of `scopeQuery`,
 * so an address can be handed to the API as it stands.
 */
export const scopeParsers = {
  accounts: parseAsSet,
  regions: parseAsSet,
  tag: parseAsString,
  asOf: parseAsInstant,
};

/** Null members are absent: all accounts, all Regions, any tag, now. */
export type Scope = inferParserType<typeof scopeParsers>;

export const emptyScope: Scope = { accounts: null, regions: null, tag: null, asOf: null };

/** `?accounts=…&asOf=…`, or an empty text when nothing is narrowed. */
export const serialiseScope = createSerializer(scopeParsers);

/** The scope as the API takes it: absent members instead of null ones. */
export function toScopeQuery({ accounts, regions, tag, asOf }: Scope): ScopeQuery {
  return {
    ...(accounts && { accounts }),
    ...(regions && { regions }),
    ...(tag !== null && { tag }),
    ...(asOf !== null && { asOf }),
  };
}
