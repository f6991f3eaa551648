import type { ResourceItemsInput, ResourceItemsOutput } from "#lib/aws-config/contract/detail.ts";
import { identityOf } from "#lib/aws-config/contract/resource.ts";
import { AppError } from "#lib/core/contract/errors.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { keySql } from "./find-resource.ts";
import { type ItemRow, itemRowColumns, toItemDto } from "./item-row.ts";
import { readReach } from "./read-reach.ts";

const pointsMax = 10;

/** One point of a resource's history: an item by its id, or the newest by a moment (`infinity` is now). */
interface Point {
  at: string;
  stateId: string | null;
}

/**
 * Whole items of one resource at up to ten points, in the order asked for.
 * @throws {AppError} `bad_request` for a point that cannot be read.
 */
export async function resourceItems(
  ctx: VerbContext,
  input: ResourceItemsInput,
): Promise<ResourceItemsOutput> {
  const points = input.items.split(",").map(readPoint);
  if (points.length > pointsMax) throw new AppError("bad_request", `At most ${pointsMax} items.`);
  const identity = identityOf(input.type, input.key);
  const parameters = new SqlParameters();
  const conditions = [
    ...keySql("i", identity, parameters),
    ...scopeSql(ctx.actor, {}, "i", parameters),
    "case when p.state_id is null then i.captured_at <= p.at else i.captured_at = p.at and i.state_id = p.state_id end",
  ];
  const at = parameters.add(
    points.map((point) => point.at),
    "timestamptz[]",
  );
  const states = parameters.add(
    points.map((point) => point.stateId),
    "text[]",
  );
  const sql = `
select i.captured_at is not null as found, i.*
from unnest(${at}, ${states}) with ordinality as p(at, state_id, place)
left join lateral (
  select ${itemRowColumns} from config_items i join config_documents d using (item_id)
  where ${conditions.join(" and ")} order by i.captured_at desc, i.until desc limit 1
) i on true
order by p.place`;
  const [rows, reach] = await Promise.all([
    readQuery<ItemRow & { found: boolean }>(ctx.db, sql, parameters.values),
    readReach(ctx, identity),
  ]);
  return { items: rows.map((row) => (row.found ? toItemDto(row) : null)), reach };
}

function readPoint(text: string): Point {
  if (text === "now") return { at: "infinity", stateId: null };
  const [at = "", ...state] = text.split("~");
  if (!/^\d{4}-\d{2}-\d{2}T/.test(at) || Number.isNaN(Date.parse(at)))
    throw new AppError("bad_request", `Not a moment or an item: ${text.slice(0, 60)}`);
  return { at: new Date(at).toISOString(), stateId: state.length === 0 ? null : state.join("~") };
}
