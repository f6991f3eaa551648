import { identityOf, type ResourceIdentity } from "#lib/aws-config/contract/resource.ts";
import { AppError } from "#lib/core/contract/errors.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { type ResourceRow, resourceRowColumns } from "../list/resource-row.ts";

/** A resource by its newest item now or at a moment. */
export interface FoundResource {
  identity: ResourceIdentity;
  row: ResourceRow & { item_id: string };
}

/**
 * The resource as its newest item (by the moment) shows it.
 * @throws {AppError} `not_found` when no item of it is known by then, or it lies in an account that the actor may not see.
 */
export async function findResource(
  ctx: VerbContext,
  input: { type: string; key: string; asOf?: string | undefined },
): Promise<FoundResource> {
  const identity = identityOf(input.type, input.key);
  const parameters = new SqlParameters();
  const conditions = [
    ...keySql("n", identity, parameters),
    ...scopeSql(ctx.actor, {}, "n", parameters),
    ...(input.asOf === undefined ? [] : [`n.captured_at <= ${parameters.add(input.asOf, "timestamptz")}`]),
  ];
  const unlisted =
    input.asOf === undefined
      ? `(select r.unlisted_at from config_resources r where ${keySql("r", identity, parameters).join(" and ")})`
      : "null::timestamptz";
  const sql = `
select n.item_id, ${resourceRowColumns.replace("n.unlisted_at", `${unlisted} as unlisted_at`)}
from config_items n where ${conditions.join(" and ")}
order by n.captured_at desc, n.until desc limit 1`;
  const [row] = await readQuery<ResourceRow & { item_id: string }>(ctx.db, sql, parameters.values);
  if (row === undefined) throw new AppError("not_found", "No configuration item of this resource is known.");
  return { identity, row };
}

/** Conditions that make `alias` rows of one resource. */
export function keySql(
  alias: string,
  { accountId, region, resourceType, resourceId }: ResourceIdentity,
  parameters: SqlParameters,
): string[] {
  const columns = { account_id: accountId, region, resource_type: resourceType, resource_id: resourceId };
  return Object.entries(columns).map(
    ([column, value]) => `${alias}.${column} = ${parameters.add(value, "text")}`,
  );
}
