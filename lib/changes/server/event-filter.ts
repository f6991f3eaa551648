import type { EventField } from "#lib/changes/domain/event-fields.ts";
import { wordQuery } from "#lib/changes/domain/search-words.ts";
import type { FilterTest } from "#lib/core/domain/filter/field-tests.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import { type FilterColumns, textTestSql } from "#lib/core/server/sql/filter-sql.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";

/** The field's value over the relation `alias`. */
export const fieldSql = (field: EventField, alias: string): string =>
  (field.sql ?? "null").replace(/\be\./g, `${alias}.`);

/** How the fields of an event become SQL over the relation `alias`; words by their index, unless all rows are read anyway. */
export function eventFilterColumns(alias: string, byIndex = true): FilterColumns<EventField> {
  return {
    value: (field) => fieldSql(field, alias),
    comparable: (field) =>
      field.kind === "ip" ? `yagura_inet(${fieldSql(field, alias)})` : fieldSql(field, alias),
    words: (parts, parameters) => {
      const queries = parts.map((part) => wordQuery(part, true)).filter((query) => query !== null);
      return queries.length === 0 ? "true" : wordsSql(alias, queries.join(" & "), parameters, byIndex);
    },
    item: (_, test, parameters) => pathSql(alias, test, parameters),
  };
}

/** Words are stored in lower case: the database folds the query by the very rules that folded them. */
function wordsSql(alias: string, query: string, parameters: SqlParameters, byIndex = true): string {
  const asked = `lower(${parameters.add(query, "text")})::tsquery`;
  // The operator's own function: the same, but no index has it.
  return byIndex ? `${alias}.words @@ ${asked}` : `ts_match_vq(${alias}.words, ${asked})`;
}

function pathSql(alias: string, test: FilterTest, parameters: SqlParameters): string {
  const paths = `jsonb_path_query(${alias}.detail, '$.changes[*].path') as changed(path)`;
  if (test.test === "unknown") return `not exists (select from ${paths})`;
  const named = test.test === "item" ? ` where ${textTestSql(test.name, "(path #>> '{}')", parameters)}` : "";
  return `exists (select from ${paths}${named})`;
}

/**
 * A condition on the index of words that holds wherever the predicate does, so that rare values are found without reading
 * the whole window. Null where there is none.
 */
export function narrowingSql(
  predicate: Predicate<EventField>,
  alias: string,
  parameters: SqlParameters,
): string | null {
  if (predicate.kind !== "field" || !predicate.field.inWords) return null;
  const queries = predicate.tests.map(queryOf);
  if (queries.includes(null)) return null;
  return wordsSql(alias, queries.map((query) => `(${query})`).join(" | "), parameters);
}

function queryOf(test: FilterTest): string | null {
  if (test.test === "equals") return wordQuery(test.text, false);
  // Only where a pattern fixes the beginning is it known where its first word begins.
  return test.test === "pattern" && test.parts[0] ? wordQuery(test.parts[0], true) : null;
}
