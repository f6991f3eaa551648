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

/** Days that sums are kept of, as `config_item_spans` has them. */
const spans = [512, 64, 8, 1] as const;
const dayMs = 86_400_000;

/**
 * Counts of now or of a moment as a relation to alias as `n`: it has the columns that `isCounted` speaks of, and
 * `resources`. The resources of a selection are the sum of them; groups whose sum is 0 are none.
 */
export function countsAt(asOf: string | undefined, parameters: SqlParameters): string {
  if (asOf === undefined) {
    return `(select account_id, region, resource_type, status, resources,
      case when status in ('ResourceDeleted', 'ResourceDeletedNotRecorded') then now() end as deleted_at
      from config_resource_counts where resources > 0)`;
  }
  const key = "account_id, region, resource_type";
  const moment = Date.parse(asOf);
  const midnight = Math.round(moment / dayMs) * dayMs;
  const at = parameters.add(asOf, "timestamptz");
  const day = parameters.add(new Date(midnight), "timestamptz");
  // Days are summed up to the midnight (UTC) next to the moment; of the time between them the items tell.
  const isLater = midnight > moment;
  const between = (column: string) =>
    isLater ? `${column} > ${at} and ${column} < ${day}` : `${column} >= ${day} and ${column} <= ${at}`;
  const [more, fewer] = isLater ? [-1, 1] : [1, -1];
  return `(select ${key}, case when is_deleted then now() end as deleted_at, n as resources from (
      select ${key}, is_deleted, more as n from config_item_spans where ${spansBefore(midnight / dayMs, parameters)}
      union all select ${key}, deleted_at is not null, ${more} from config_items where ${between("captured_at")}
      union all select ${key}, deleted_at is not null, ${fewer} from config_items
        where ${between("until")} and until <> 'infinity'
    ) moved)`;
}

/** The longest spans that lie before the day, shorter ones for what is left. */
function spansBefore(day: number, parameters: SqlParameters): string {
  const dateOf = (days: number) => parameters.add(new Date(days * dayMs).toISOString().slice(0, 10), "date");
  let start = 0;
  const parts = spans.flatMap((days) => {
    const [first, end] = [start, day - (day % days)];
    start = end;
    return first === end ? [] : [`(days = ${days} and since >= ${dateOf(first)} and since < ${dateOf(end)})`];
  });
  return parts.length === 0 ? "false" : `(${parts.join(" or ")})`;
}
