import type { ResourceInput, ResourceOutput } from "#lib/aws-config/contract/detail.ts";
import { resourcePageDatasets } from "#lib/aws-config/contract/query-keys.ts";
import { AppError } from "#lib/core/contract/errors.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { toConfigResource } from "../list/resource-row.ts";
import { findResource } from "./find-resource.ts";
import { type ItemRow, itemRowColumns, toItemDto } from "./item-row.ts";
import { readReach } from "./read-reach.ts";
import { readRecorder } from "./read-recorder.ts";
import { readRelations } from "./read-relations.ts";

const relationsMax = 1_000;

/**
 * One resource with its whole item, relationships in both directions and how far back it is known, now or as of.
 * @throws {AppError} as `findResource`.
 */
export async function getResource(ctx: VerbContext, input: ResourceInput): Promise<ResourceOutput> {
  const { identity, row } = await findResource(ctx, input);
  const [item, { relations, total }, reach, recorder, freshness] = await Promise.all([
    readItem(ctx, row.item_id),
    readRelations(ctx, identity, input.asOf, relationsMax),
    readReach(ctx, identity),
    readRecorder(ctx, identity),
    scopeFreshness(ctx, resourcePageDatasets, {
      accounts: [identity.accountId],
      regions: [identity.region],
      asOf: undefined,
    }),
  ]);
  return {
    ...{ resource: toConfigResource(row), item, relationships: relations, relationshipTotal: total },
    ...{ reach, recorder, freshness },
  };
}

async function readItem(ctx: VerbContext, id: string): Promise<ResourceOutput["item"]> {
  const [row] = await readQuery<ItemRow & Record<string, unknown>>(
    ctx.db,
    `select ${itemRowColumns} from config_items i join config_documents d using (item_id) where i.item_id = $1`,
    [id],
  );
  if (row === undefined) throw new AppError("not_found", "No configuration item of this resource is known.");
  return toItemDto(row);
}
