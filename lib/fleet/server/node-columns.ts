import type { FilterTest } from "#lib/core/domain/filter/field-tests.ts";
import type { FilterColumns } from "#lib/core/server/sql/filter-sql.ts";
import { textTestSql, wordPattern } from "#lib/core/server/sql/filter-sql.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { NodeField } from "#lib/fleet/domain/node-fields.ts";
import { isPatchItem, patchItemSql } from "./patch-items.ts";

/** How the fields of a node become SQL over `n` (the node), `l` (its live facts) and the inventory at the moment. */
export function nodeFilterColumns(asOf: string | undefined): FilterColumns<NodeField> {
  return {
    words: (parts, parameters) => {
      const texts = versionsAt("fleet_texts", ["node_number", "search_text"], asOf, parameters);
      return `n.node_number in (select node_number from ${texts} t where search_text like ${parameters.add(wordPattern(parts))})`;
    },
    value: (field, key, parameters) => {
      if (field.sql !== null) return field.sql;
      if (key === null) return "nullif(n.tags, '{}'::jsonb)";
      return `(n.tags ->> ${parameters.add(key, "text")})`;
    },
    known: (field, key, parameters) =>
      field.kind === "keyed" && key !== null ? `(n.tags ? ${parameters.add(key, "text")})` : null,
    comparable,
    item: (field, test, parameters) => itemSql(field, test, asOf, parameters),
  };
}

/** The expression that orders a field's values. */
export function comparable(field: NodeField): string {
  const value = field.sql ?? "null";
  if (field.key === "agent") return "n.agent_version_parts";
  if (field.key === "name") return "n.name_key";
  // AWS writes these in lower case.
  if (field.key === "account" || field.key === "region") return `${value} collate "C"`;
  if (field.kind === "version") return `yagura_version_parts(${value})`;
  if (field.kind === "ip") return `yagura_inet(${value})`;
  if (field.kind === "keyword" || field.kind === "text" || field.kind === "item")
    return `lower(${value} collate "C")`;
  return value;
}

const applications = "AWS:Application";

function itemSql(
  field: NodeField,
  test: FilterTest,
  asOf: string | undefined,
  parameters: SqlParameters,
): string {
  if (field.key === "baseline") return baselineSql(test, asOf, parameters);
  // The class is a value of the node itself.
  if (field.sql !== null && test.test !== "item") return valueTestSql(test, field.sql, parameters);
  return isPatchItem(field)
    ? patchItemSql(field, test, asOf, parameters)
    : applicationSql(test, asOf, parameters);
}

function valueTestSql(test: FilterTest, value: string, parameters: SqlParameters): string {
  if (test.test === "known") return `${value} is not null`;
  return test.test === "unknown" ? `${value} is null` : `(${textTestSql(test, value, parameters)})`;
}

/** Baselines go by their id and by their name, which is that of the node's own account and Region. */
function baselineSql(test: FilterTest, asOf: string | undefined, parameters: SqlParameters): string {
  const id = "n.patch_baseline_id";
  if (test.test !== "item") return valueTestSql(test, id, parameters);
  const columns = ["account_id", "region", "baseline_id", "name"];
  const baselines = versionsAt("patch_baselines", columns, asOf, parameters);
  return `(${textTestSql(test.name, id, parameters)} or (n.account_id, n.region, ${id}) in (
    select b.account_id, b.region, b.baseline_id from ${baselines} b where ${textTestSql(test.name, "b.name", parameters)}))`;
}

function applicationSql(test: FilterTest, asOf: string | undefined, parameters: SqlParameters): string {
  const columns = ["account_id", "region", "node_id", "node_number", "type_name", "item_ids"];
  const inventory = versionsAt("node_inventory", columns, asOf, parameters);
  const application = parameters.add(applications, "text");
  if (test.test === "known" || test.test === "unknown") {
    const same = "(i.account_id, i.region, i.node_id) = (n.account_id, n.region, n.node_id)";
    const has = `exists (select from ${inventory} i where ${same} and i.type_name = ${application})`;
    return test.test === "known" ? has : `not ${has}`;
  }
  if (test.test !== "item") throw new TypeError(`Not a test of an item: ${test.test}`);
  const conditions = [
    `type_name = ${application}`,
    `name is not null`,
    textTestSql(test.name, "name", parameters),
  ];
  if (test.version !== null) {
    const parts = parameters.add(test.version, "int[]");
    conditions.push(`(yagura_version_parts(version))[1:cardinality(${parts})] = ${parts}`);
  }
  const ids = `array(select item_id from inventory_items where ${conditions.join(" and ")})`;
  // The nodes are looked up once for the statement, not once a node.
  return `n.node_number in (select i.node_number from ${inventory} i
    where i.type_name = ${application} and i.item_ids && ${ids})`;
}
