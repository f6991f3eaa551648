import type {
  ResourceTimelineInput,
  ResourceTimelineOutput,
  TimelineItem,
} from "#lib/aws-config/contract/detail.ts";
import { resourcePageDatasets } from "#lib/aws-config/contract/query-keys.ts";
import type { ResourceIdentity } from "#lib/aws-config/contract/resource.ts";
import { AppError } from "#lib/core/contract/errors.ts";
import { eventKind } from "#lib/core/contract/timeline.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { findResource } from "./find-resource.ts";
import { itemId } from "./item-row.ts";
import { readCallsReach } from "./read-calls-reach.ts";
import { readReach } from "./read-reach.ts";
import { countTimeline, type EntryRow, readEntries, type TimelineCursor } from "./timeline-sql.ts";

/**
 * Configuration items and events of one resource on one axis, newest first, up to `asOf` when given.
 * @throws {AppError} as `findResource`, and `bad_request` for a kind or cursor that cannot be read.
 */
export async function resourceTimeline(
  ctx: VerbContext,
  input: ResourceTimelineInput,
): Promise<ResourceTimelineOutput> {
  const kinds = readKinds(input.kinds);
  const before = readCursor(input.before);
  // What happened before the first known item is on the timeline too.
  const { identity } = await findResource(ctx, { type: input.type, key: input.key });
  const [rows, counts, reach, calls, freshness] = await Promise.all([
    readEntries(ctx, identity, { ...input, kinds, before, limit: input.limit + 1 }),
    countTimeline(ctx, identity, input.asOf),
    readReach(ctx, identity),
    readCallsReach(ctx, identity),
    scopeFreshness(ctx, resourcePageDatasets, {
      accounts: [identity.accountId],
      regions: [identity.region],
      asOf: undefined,
    }),
  ]);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    entries: page.map((row) => toEntry(identity, row)),
    next: rows.length > input.limit && last !== undefined ? `${last.exact}~${last.rank}~${last.id}` : null,
    kinds: counts,
    reach,
    calls,
    freshness,
  };
}

function readKinds(text: string | undefined): readonly string[] | null {
  if (text === undefined || text === "") return null;
  return text.split(",").map((kind) => {
    if (kind === "item" || eventKind.safeParse(kind).success) return kind;
    throw new AppError("bad_request", `There is no kind "${kind.slice(0, 60)}".`);
  });
}

function readCursor(text: string | undefined): TimelineCursor | null {
  if (text === undefined || text === "") return null;
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)~([01])~(\d{1,18})$/.exec(text);
  const [at, rank, id] = [match?.[1], match?.[2], match?.[3]];
  if (at === undefined || rank === undefined || id === undefined || Number.isNaN(Date.parse(at)))
    throw new AppError("bad_request", "The cursor `before` cannot be read.");
  return { at, rank: Number(rank), id };
}

function toEntry(identity: ResourceIdentity, row: EntryRow): ResourceTimelineOutput["entries"][number] {
  const at = row.at.toISOString();
  if (row.rank === 0) return { kind: "item", at, item: toItem(row) };
  return {
    kind: "event",
    at,
    event: {
      id: row.id,
      at,
      timing: row.timing ?? "observed",
      notBefore: row.not_before?.toISOString() ?? null,
      accountId: identity.accountId,
      region: row.region ?? identity.region,
      resourceType: row.resource_type ?? identity.resourceType,
      resourceId: row.resource_id ?? identity.resourceId,
      kind: eventKind.parse(row.kind),
      actor: row.actor,
      detail: row.detail ?? {},
      source: row.source ?? "",
    },
  };
}

function toItem(row: EntryRow): TimelineItem {
  const stateId = row.state_id ?? "";
  return {
    id: itemId({ captured_at: row.at, state_id: stateId }),
    capturedAt: row.at.toISOString(),
    until: row.until?.toISOString() ?? null,
    stateId,
    status: row.status ?? "",
    changedPaths: row.changed_paths,
    relationshipsAdded: row.relationships_added,
    relationshipsRemoved: row.relationships_removed,
  };
}
