import type { ResourceField } from "#lib/aws-config/domain/resource-fields.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";

/** Fields that resources are counted by beforehand; as of a moment not by status, which moves more often. */
const countedNow = new Set(["type", "account", "region", "deleted", "status"]);
const countedThen = new Set(["type", "account", "region", "deleted"]);

/** Whether the counts that are kept answer for these conditions and fields, so that no resource need be read. */
export function isCounted(
  input: { tag?: string | undefined; asOf?: string | undefined },
  filters: readonly Predicate<ResourceField>[],
  fields: readonly string[] = [],
): boolean {
  if (input.tag !== undefined && input.tag !== "") return false;
  const counted = input.asOf === undefined ? countedNow : countedThen;
  const isAbout = (predicate: Predicate<ResourceField>): boolean => {
    if (predicate.kind === "text") return false;
    if (predicate.kind === "not") return isAbout(predicate.item);
    if (predicate.kind === "field") return counted.has(predicate.field.key);
    return predicate.items.every(isAbout);
  };
  return filters.every(isAbout) && fields.every((field) => counted.has(field));
}

/**
 * Counts of now or of a moment as a relation to alias as `n`: it has the columns that `isCounted` speaks of, and
 * `resources`, how many there are.
 */
export function countsAt(asOf: string | undefined, parameters: SqlParameters): string {
  if (asOf === undefined) {
    return `(select account_id, region, resource_type, status, resources,
      case when status in ('ResourceDeleted', 'ResourceDeletedNotRecorded') then now() end as deleted_at
      from config_resource_counts where resources > 0)`;
  }
  const at = parameters.add(asOf, "timestamptz");
  const day = `(date_trunc('day', ${at} at time zone 'UTC') at time zone 'UTC')`;
  const key = "account_id, region, resource_type";
  // Whole days are counted; of the moment's own day the items themselves tell.
  return `(select ${key}, case when is_deleted then now() end as deleted_at, sum(n)::int as resources from (
      select ${key}, is_deleted, more as n from config_item_days where day < (${at} at time zone 'UTC')::date
      union all select ${key}, deleted_at is not null, 1 from config_items where captured_at >= ${day} and captured_at <= ${at}
      union all select ${key}, deleted_at is not null, -1 from config_items
        where until >= ${day} and until <= ${at} and until <> 'infinity'
    ) moved group by ${key}, is_deleted having sum(n) > 0)`;
}
