import type { DatasetRow, Query, SyncScope } from "#lib/core/server/sync/dataset.ts";

const complianceType = "AWS::Config::ResourceCompliance";
const verdictSql = (document: string): string =>
  `(select entry ->> 'complianceType' from jsonb_array_elements(${document}.configuration -> 'configRuleList') entry
    where entry ->> 'configRuleName' = a.rule_name limit 1)`;

/**
 * The item in which a rule began to find what the newest one still says, and whether it is known that it was otherwise before:
 * the item before it is known and says so, without a gap in between or since, or there was none before. Only where an item's
 * content differs from the one before can a verdict begin. $1: account, $2: Region, $3: results as JSON.
 */
const beganSql = `
select a.rule_name, a.resource_type, a.resource_id, began.since_at, began.before_at, began.is_known
from json_to_recordset($3::json) as a(rule_name text, resource_type text, resource_id text, compliance text)
join config_items n on (n.account_id, n.region, n.resource_type, n.resource_id)
  = ($1, $2, '${complianceType}', a.resource_type || '/' || a.resource_id) and n.until = 'infinity'
join config_documents nd on nd.item_id = n.item_id and ${verdictSql("nd")} = a.compliance
cross join lateral (
  select b.captured_at as since_at, p.captured_at as before_at, coalesce(case when p.captured_at is null
      then h.finished and b.status = 'ResourceDiscovered'
      else h.complete_from <= p.captured_at and (h.gap_until is null or h.gap_until <= p.captured_at) end, false) as is_known
  from config_items b
  join config_documents bd on bd.item_id = b.item_id
  left join lateral (
    select p.captured_at, d.configuration from config_items p join config_documents d using (item_id)
    where (p.account_id, p.region, p.resource_type, p.resource_id)
      = (b.account_id, b.region, b.resource_type, b.resource_id) and p.captured_at < b.captured_at
    order by p.captured_at desc limit 1
  ) p on true
  left join config_history_reach h on (h.account_id, h.region, h.resource_type, h.resource_id)
    = (b.account_id, b.region, b.resource_type, b.resource_id)
  where (b.account_id, b.region, b.resource_type, b.resource_id) = (n.account_id, n.region, n.resource_type, n.resource_id)
    and (b.changed_paths is distinct from '{}' or b.status = 'ResourceDiscovered')
    and ${verdictSql("bd")} = a.compliance and ${verdictSql("p")} is distinct from a.compliance
  order by b.captured_at desc limit 1
) began`;

interface BeganRow {
  rule_name: string;
  resource_type: string;
  resource_id: string;
  since_at: Date;
  /** The item before it, which says otherwise; null where none is known. */
  before_at: Date | null;
  is_known: boolean;
}

const keyOf = (row: DatasetRow | BeganRow): string =>
  `${row.rule_name}/${row.resource_type}/${row.resource_id}`;

/**
 * Noncompliant results of which it is not known since when, with what AWS Config's items of the resource's compliance say:
 * the newest result alone only says when it was last recorded.
 */
export async function withSinceFromItems(
  query: Query,
  scope: SyncScope,
  rows: readonly DatasetRow[],
): Promise<DatasetRow[]> {
  const asked = rows.filter((row) => row.compliance === "NON_COMPLIANT" && row.since_known === false);
  if (asked.length === 0) return [...rows];
  const began = await query<BeganRow>(beganSql, [
    scope.accountId,
    scope.region,
    JSON.stringify(
      asked.map(({ rule_name, resource_type, resource_id, compliance }) => ({
        ...{ rule_name, resource_type, resource_id, compliance },
      })),
    ),
  ]);
  const byKey = new Map(began.map((row) => [keyOf(row), row]));
  return rows.map((row) => {
    const found = row.since_known === false ? byKey.get(keyOf(row)) : undefined;
    return found === undefined ? row : { ...row, ...earlier(row, found) };
  });
}

/**
 * An item is captured some minutes after the result that it tells of: of the two the earlier is nearer to the truth, unless it
 * was otherwise after that.
 */
function earlier(row: DatasetRow, { since_at, before_at, is_known }: BeganRow): DatasetRow {
  const recorded = typeof row.since_at === "string" ? row.since_at : null;
  const captured = since_at.toISOString();
  const isItem =
    recorded === null || captured < recorded || (before_at !== null && recorded < before_at.toISOString());
  return {
    since_at: isItem ? captured : recorded,
    since_known: is_known,
    since_source: isItem ? "items" : row.since_source,
  };
}
