import type { EmulatorRequest } from "../../../wire/handler.ts";
import { storedQueriesOf, type WorldStoredQuery } from "../../../world/config-sql/stored-queries.ts";

/** The stored queries of the request's account-Region. */
export function storedQueries({ world, accountId, region }: EmulatorRequest): readonly WorldStoredQuery[] {
  const isHome = world.regions()[0]?.name === region;
  return storedQueriesOf(world.options.seed, accountId, region, isHome);
}
