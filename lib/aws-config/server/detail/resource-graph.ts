import type { ResourceGraphInput, ResourceGraphOutput } from "#lib/aws-config/contract/detail.ts";
import { resourcePageDatasets } from "#lib/aws-config/contract/query-keys.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { toConfigResource } from "../list/resource-row.ts";
import { findResource } from "./find-resource.ts";
import { leadFurther } from "./lead-further.ts";
import { type Relation, readRelations } from "./read-relations.ts";

/** So many relationships are read to say how many of each type there are. */
const countedMax = 5_000;

type Node = ResourceGraphOutput["nodes"][number];

/**
 * A resource and what is one step away from it, now or as of. Of many neighbours only some are shown, taken from every
 * type in turn.
 * @throws {AppError} as `findResource`.
 */
export async function resourceGraph(
  ctx: VerbContext,
  input: ResourceGraphInput,
): Promise<ResourceGraphOutput> {
  const { identity, row } = await findResource(ctx, input);
  const [{ relations }, freshness] = await Promise.all([
    readRelations(ctx, identity, input.asOf, countedMax),
    scopeFreshness(ctx, resourcePageDatasets, {
      accounts: [identity.accountId],
      regions: [identity.region],
      asOf: undefined,
    }),
  ]);
  const resource = toConfigResource(row);
  const center = { ...resource, exists: resource.deletedAt === null };
  const all = [...new Map(relations.map((relation) => [idOf(relation), relation])).values()];
  const neighbours = fairly(all, input.limit);
  const further = await leadFurther(ctx, identity, neighbours, input.asOf);
  const shown = new Set(neighbours.map(idOf));
  const rest = Map.groupBy(
    all.filter((relation) => !shown.has(idOf(relation))),
    (each) => each.resourceType,
  );
  return {
    nodes: [toNode(center, false), ...neighbours.map((each, place) => toNode(each, further.has(place)))],
    edges: relations
      .filter((relation) => shown.has(idOf(relation)))
      .map((each) => toEdge(idOf(center), each)),
    more: [...rest].map(([resourceType, list]) => ({ resourceType, count: list.length })),
    freshness,
  };
}

const idOf = (resource: { resourceType: string; resourceId: string }): string =>
  `${resource.resourceType}|${resource.resourceId}`;

function fairly(neighbours: readonly Relation[], limit: number): Relation[] {
  const types = [...Map.groupBy(neighbours, (each) => each.resourceType).values()];
  const chosen: Relation[] = [];
  for (let turn = 0; chosen.length < Math.min(limit, neighbours.length); turn += 1) {
    for (const type of types) {
      const next = type[turn];
      if (next !== undefined && chosen.length < limit) chosen.push(next);
    }
  }
  return chosen;
}

function toNode(resource: Omit<Node, "id" | "leadsFurther">, leadsFurther: boolean): Node {
  const { resourceType, resourceId, key, name, exists } = resource;
  return { id: idOf(resource), resourceType, resourceId, key, name, exists, leadsFurther };
}

function toEdge(center: string, relation: Relation): ResourceGraphOutput["edges"][number] {
  const [from, to] = relation.direction === "out" ? [center, idOf(relation)] : [idOf(relation), center];
  return { from, to, relationship: relation.relationship, since: relation.since };
}
