import { inParallel } from "#lib/core/server/datasets/in-parallel.ts";
import type { CollectContext } from "#lib/core/server/sync/dataset.ts";
import { toItem } from "../adapter/to-item.ts";
import type { ConfigItem } from "../items/config-item.ts";
import { resourceKey } from "../items/neighbours.ts";
import { newestItem } from "./item-history.ts";
import type { ListedResource, ResourceKey, ResourceSource } from "./resource-source.ts";

/** What a pass says of one resource. */
export interface CollectedResource extends ResourceKey {
  /** The new item; null where nothing changed. */
  item: ConfigItem | null;
  /** Capture time of the item that was the newest so far; null for a resource that was not known. */
  previous: string | null;
  /** Config no longer lists it, and no item says that it was deleted. */
  unlisted: boolean;
}

interface Known extends ResourceKey {
  capturedAt: string;
  /** Whether it should be listed. */
  isThere: boolean;
}

const pageKeys = 100;
const askedAtOnce = 4;

/**
 * Compares what a source lists with what is known, and asks for what changed. After the first time it lists only what
 * was captured since, and, where the numbers of a type do not agree then, that type: something of it is gone. Once a day
 * everything is listed.
 */
export async function* collectResources(
  ctx: CollectContext,
  source: ResourceSource,
  salt: string,
): AsyncGenerator<CollectedResource[]> {
  const known = await readKnownResources(ctx);
  const pass = new ResourcePass(ctx, source, salt, known);
  const last = ctx.lastCompleteStartedAt;
  const isFresh = last !== null && isSameDay(last, new Date()) && source.tellsChanges;
  if (!isFresh) {
    yield* pass.list({});
    yield* pass.vanished([...new Set([...known.values()].map((each) => each.resourceType))]);
  } else {
    // By AWS's clock where ours is ahead of it.
    const newest = Math.max(...[...known.values()].map((each) => Date.parse(each.capturedAt)));
    const since = Math.min(last.getTime(), newest) - source.lagMs;
    yield* pass.list(Number.isFinite(since) ? { since: new Date(since).toISOString() } : {});
    const types = disagreeing(await source.count(), known);
    if (types.length > 0) {
      yield* pass.list({ types });
      yield* pass.vanished(types);
    }
  }
  // What did not change has been seen all the same.
  yield [...known.values()].filter((each) => each.isThere).map((each) => unchanged(each));
}

const isSameDay = (a: Date, b: Date): boolean =>
  a.toISOString().slice(0, 10) === b.toISOString().slice(0, 10);

function unchanged({ resourceType, resourceId, capturedAt }: Known): CollectedResource {
  return { resourceType, resourceId, item: null, previous: capturedAt, unlisted: false };
}

/** Types of which there are more or fewer resources than AWS counts. */
function disagreeing(counted: ReadonlyMap<string, number>, known: ReadonlyMap<string, Known>): string[] {
  const numbers = new Map<string, number>();
  for (const each of known.values()) {
    if (each.isThere) numbers.set(each.resourceType, (numbers.get(each.resourceType) ?? 0) + 1);
  }
  return [...new Set([...counted.keys(), ...numbers.keys()])].filter(
    (type) => (counted.get(type) ?? 0) !== (numbers.get(type) ?? 0),
  );
}

async function readKnownResources(ctx: CollectContext): Promise<Map<string, Known>> {
  const rows = await ctx.query<{ type: string; id: string; captured_at: Date; is_there: boolean }>(
    `select resource_type as type, resource_id as id, captured_at, deleted_at is null and unlisted_at is null as is_there
     from config_resources where account_id = $1 and region = $2`,
    [ctx.scope.accountId, ctx.scope.region],
  );
  return new Map(
    rows.map((row) => [
      resourceKey(row.type, row.id),
      {
        resourceType: row.type,
        resourceId: row.id,
        capturedAt: row.captured_at.toISOString(),
        isThere: row.is_there,
      },
    ]),
  );
}

/** One pass's comparison; `known` follows what it finds. */
class ResourcePass {
  readonly #ctx: CollectContext;
  readonly #source: ResourceSource;
  readonly #salt: string;
  readonly #known: Map<string, Known>;
  readonly #listed = new Set<string>();

  constructor(ctx: CollectContext, source: ResourceSource, salt: string, known: Map<string, Known>) {
    this.#ctx = ctx;
    this.#source = source;
    this.#salt = salt;
    this.#known = known;
  }

  /** Lists a slice and asks for the configuration of what changed. */
  async *list(slice: Parameters<ResourceSource["list"]>[0]): AsyncGenerator<CollectedResource[]> {
    let waiting: ListedResource[] = [];
    for await (const page of this.#source.list(slice)) {
      for (const each of page) this.#listed.add(resourceKey(each.resourceType, each.resourceId));
      waiting.push(...page.filter((each) => this.#isNew(each)));
      while (waiting.length >= pageKeys) yield await this.#fetch(waiting.splice(0, pageKeys));
    }
    while (waiting.length > 0) {
      const rest = waiting;
      waiting = [];
      yield await this.#fetch(rest);
    }
  }

  /** Resources of some types that should have been listed and were not. */
  async *vanished(types: readonly string[]): AsyncGenerator<CollectedResource[]> {
    const wanted = new Set(types);
    const gone = [...this.#known.entries()].filter(
      ([key, each]) => each.isThere && wanted.has(each.resourceType) && !this.#listed.has(key),
    );
    for await (const found of inParallel(gone, askedAtOnce, ([key, each]) => this.#lastWord(key, each)))
      yield [found];
  }

  #isNew(each: ListedResource): boolean {
    const known = this.#known.get(resourceKey(each.resourceType, each.resourceId));
    return known === undefined || each.capturedAt > known.capturedAt || !known.isThere;
  }

  async #fetch(listed: readonly ListedResource[]): Promise<CollectedResource[]> {
    const found: CollectedResource[] = [];
    for await (const items of inParallel([listed], 1, (page) => this.#itemsOf(page))) {
      for (const item of items) found.push(this.#take(item));
    }
    return found;
  }

  async #itemsOf(listed: readonly ListedResource[]): Promise<ConfigItem[]> {
    const byKey = new Map(listed.map((each) => [resourceKey(each.resourceType, each.resourceId), each]));
    const bare = listed.filter((each) => each.surroundings === null);
    const asked = listed.filter((each) => each.surroundings !== null);
    const items: ConfigItem[] = [];
    for (const base of asked.length === 0 ? [] : await this.#source.fetch(asked)) {
      const row = byKey.get(resourceKey(base.resourceType ?? "", base.resourceId ?? ""));
      if (row?.surroundings == null) continue;
      const item = toItem(base, row.surroundings, this.#salt);
      // What moved between the two answers is met whole by the next pass.
      if (item !== null && item.capturedAt === row.capturedAt) items.push(item);
    }
    for await (const item of inParallel(bare, askedAtOnce, (each) => this.#wholeItem(each))) {
      if (item !== null) items.push(item);
    }
    return items;
  }

  #wholeItem(each: ListedResource): Promise<ConfigItem | null> {
    const captured = Date.parse(each.capturedAt);
    return newestItem(this.#ctx.aws, each, captured - 1, Date.now(), this.#salt);
  }

  #take(item: ConfigItem, unlisted = false): CollectedResource {
    const { resourceType, resourceId } = item;
    const key = resourceKey(resourceType, resourceId);
    const previous = this.#known.get(key)?.capturedAt ?? null;
    const isThere = !item.status.startsWith("ResourceDeleted");
    this.#known.set(key, { resourceType, resourceId, capturedAt: item.capturedAt, isThere });
    return { resourceType, resourceId, item, previous, unlisted };
  }

  /** The item that says that a resource was deleted; without one all that is known is that it is no longer listed. */
  async #lastWord(key: string, known: Known): Promise<CollectedResource> {
    const after = Date.parse(known.capturedAt);
    const item = await newestItem(this.#ctx.aws, known, after, Date.now(), this.#salt);
    if (item?.status.startsWith("ResourceDeleted")) return this.#take(item);
    this.#known.set(key, { ...known, isThere: false });
    return { ...unchanged(known), unlisted: true };
  }
}
