import type { CompareAccountsInput } from "#lib/aws-config/contract/compare.ts";
import type { DiffItem } from "#lib/aws-config/domain/diff/types.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";

/** A resource that is there, with what it is matched by. */
export interface ComparableResource {
  /** Of its configuration item in the database. */
  itemId: string;
  accountId: string;
  region: string;
  resourceId: string;
  name: string;
}

interface Row {
  item_id: string;
  account_id: string;
  region: string;
  resource_id: string;
  name: string;
}

/** The resources of a type that an account has, now or as of, in a fixed order. */
export async function readComparable(
  ctx: VerbContext,
  { type, match, regions, asOf }: CompareAccountsInput,
  accountId: string,
): Promise<ComparableResource[]> {
  const parameters = new SqlParameters();
  const tag = match.startsWith("tag:") ? match.slice("tag:".length) : null;
  const given =
    tag === null ? "i.resource_name, i.tags ->> 'Name'" : `i.tags ->> ${parameters.add(tag, "text")}`;
  const name = `coalesce(${given}, i.resource_id)`;
  const at = asOf === undefined ? null : parameters.add(asOf, "timestamptz");
  const sql = `
select i.item_id::text, i.account_id, i.region, i.resource_id, ${name} as name
from config_items i
where i.account_id = ${parameters.add(accountId, "text")} and i.resource_type = ${parameters.add(type, "text")}
  and ${at === null ? "i.until = 'infinity'" : `i.captured_at <= ${at} and i.until > ${at}`}
  and i.deleted_at is null and i.status not like 'ResourceDeleted%'
  and (i.unlisted_at is null${at === null ? "" : ` or i.unlisted_at > ${at}`})
  ${regions === undefined ? "" : `and i.region = any(${parameters.add(regions, "text[]")})`}
order by ${name} collate "C", i.region collate "C", i.created_at, i.resource_id collate "C"`;
  const rows = await readQuery<Row>(ctx.db, sql, parameters.values);
  return rows.map((row) => ({
    itemId: row.item_id,
    accountId: row.account_id,
    region: row.region,
    resourceId: row.resource_id,
    // Names that must be unique in all of AWS, such as those of buckets, often hold the account's id.
    name: row.name.replaceAll(accountId, "*"),
  }));
}

interface ItemRow {
  item_id: string;
  account_id: string;
  region: string;
  resource_type: string;
  resource_id: string;
  resource_name: string | null;
  arn: string | null;
  availability_zone: string | null;
  status: string;
  tags: DiffItem["tags"];
  relationships: DiffItem["relationships"];
  configuration: DiffItem["configuration"];
  supplementary: DiffItem["supplementaryConfiguration"];
}

/** Whole items by the ids of their rows; those without a configuration are left out: nothing can be said of them. */
export async function readDiffItems(
  ctx: VerbContext,
  resources: readonly (ComparableResource | null)[],
): Promise<Map<string, DiffItem>> {
  const sql = `
select i.item_id::text, i.account_id, i.region, i.resource_type, i.resource_id, i.resource_name, i.arn,
  i.availability_zone, i.status, i.tags, d.relationships, d.configuration, d.supplementary
from config_items i join config_documents d using (item_id)
where i.item_id = any($1::bigint[]) and d.configuration is not null`;
  const ids = resources.flatMap((each) => each?.itemId ?? []);
  const rows = await readQuery<ItemRow>(ctx.db, sql, [ids]);
  return new Map(
    rows.map((row) => [
      row.item_id,
      {
        resourceType: row.resource_type,
        resourceId: row.resource_id,
        resourceName: row.resource_name,
        arn: row.arn,
        accountId: row.account_id,
        region: row.region,
        availabilityZone: row.availability_zone,
        status: row.status,
        tags: row.tags,
        relationships: row.relationships,
        configuration: row.configuration,
        supplementaryConfiguration: row.supplementary,
      },
    ]),
  );
}
