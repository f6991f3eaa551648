import type { ResourceField } from "#lib/aws-config/domain/resource-fields.ts";
import type { FilterTest } from "#lib/core/domain/filter/field-tests.ts";
import { parseIpBlock } from "#lib/core/domain/filter/ip.ts";
import { type FilterColumns, textTestSql, wordPattern } from "#lib/core/server/sql/filter-sql.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { validAt } from "./resource-source.ts";
import { complianceSql, ruleSql } from "./rule-conditions.ts";

/** How the fields of a resource become SQL over `n`; `at` is the moment's placeholder, null is now. */
export function resourceFilterColumns(at: string | null): FilterColumns<ResourceField> {
  return {
    words: (parts, parameters) => `n.search_text like ${parameters.add(wordPattern(parts))}`,
    value: (field, key, parameters) => {
      if (field.sql !== null) return field.sql;
      if (key === null) return "nullif(n.tags, '{}'::jsonb)";
      return `(n.tags ->> ${parameters.add(key, "text")})`;
    },
    known: (field, key, parameters) =>
      field.kind === "keyed" && key !== null ? `(n.tags ? ${parameters.add(key, "text")})` : null,
    comparable: comparableResource,
    item: (field, test, parameters) => itemSql(field, test, at, parameters),
  };
}

/** The expression that orders a field's values. */
export function comparableResource(field: ResourceField): string {
  const value = field.sql ?? "null";
  // AWS writes these in one case.
  if (field.key === "account" || field.key === "region") return `${value} collate "C"`;
  return field.kind === "keyword" || field.kind === "text" ? `lower(${value} collate "C")` : value;
}

function itemSql(
  field: ResourceField,
  test: FilterTest,
  at: string | null,
  parameters: SqlParameters,
): string {
  switch (field.key) {
    case "related":
      return relatedSql(test, at, parameters);
    case "has":
      return hasSql(test, parameters);
    case "lacks":
      return `not ${hasSql(test, parameters)}`;
    case "compliance":
      return complianceSql(test, at, parameters);
    case "rule":
      return ruleSql(test, at, parameters);
    default:
      return openSql(test, parameters);
  }
}

function hasSql(test: FilterTest, parameters: SqlParameters): string {
  if (test.test === "known") return "(n.related_types <> '{}')";
  if (test.test === "unknown") return "(n.related_types = '{}')";
  return `exists (select from unnest(n.related_types) t where ${textTestSql(nameOf(test), "t", parameters)})`;
}

/** Related in either direction: AWS does not always tell of both. Ids are compared as AWS writes them. */
function relatedSql(test: FilterTest, at: string | null, parameters: SqlParameters): string {
  if (test.test === "known") return "(n.relationship_count > 0)";
  if (test.test === "unknown") return "(n.relationship_count = 0)";
  const name = nameOf(test);
  const matches = (column: string) =>
    name.test === "equals"
      ? `${column} = ${parameters.add(name.text, "text")}`
      : textTestSql(name, column, parameters);
  const valid = validAt("r", at);
  return `(n.account_id, n.resource_type, n.resource_id) in (
    select r.account_id, r.resource_type, r.resource_id from config_relationships r
    where ${matches("r.related_id")} and ${valid}
    union
    select r.account_id, r.related_type, r.related_id from config_relationships r
    where ${matches("r.resource_id")} and ${valid})`;
}

/**
 * `open:0.0.0.0/0` (a rule lets in all of the block), `open:sg-…` (exactly that source), `open:22` (a rule has the port),
 * `open:0.0.0.0/0@22` (one rule has both).
 */
function openSql(test: FilterTest, parameters: SqlParameters): string {
  if (test.test === "known") return "(n.ingress <> '[]'::jsonb)";
  if (test.test === "unknown") return "(n.ingress is null or n.ingress = '[]'::jsonb)";
  const name = nameOf(test);
  const port = test.test === "item" ? test.version?.[0] : undefined;
  const conditions = isPort(name)
    ? [portSql(Number(name.text), parameters)]
    : [sourceSql(name, parameters), ...(port === undefined ? [] : [portSql(port, parameters)])];
  return `(n.ingress is not null and exists (select from jsonb_array_elements(n.ingress) rule where ${conditions.join(" and ")}))`;
}

const isPort = (name: FilterTest): name is Extract<FilterTest, { test: "equals" }> =>
  name.test === "equals" && /^\d{1,5}$/.test(name.text) && Number(name.text) <= 65_535;

function portSql(port: number, parameters: SqlParameters): string {
  const value = parameters.add(port, "int");
  const isEvery = `rule ->> 'from' is null and rule ->> 'protocol' = 'all'`;
  return `(${isEvery} or (rule ->> 'from')::int <= ${value} and coalesce(rule ->> 'to', rule ->> 'from')::int >= ${value})`;
}

function sourceSql(name: FilterTest, parameters: SqlParameters): string {
  const source = "(rule ->> 'source')";
  if (name.test !== "equals" || parseIpBlock(name.text) === null)
    return textTestSql(name, source, parameters);
  return `yagura_inet(${source}) >>= ${parameters.add(name.text, "inet")}`;
}

function nameOf(test: FilterTest): FilterTest {
  if (test.test !== "item") throw new TypeError(`Not a test of an item: ${test.test}`);
  return test.name;
}
