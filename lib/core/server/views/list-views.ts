import type { ListViewsInput, ListViewsOutput, SavedView } from "#lib/core/contract/views.ts";
import type { VerbContext } from "../verb.ts";

/** The reader's own views and those others share, by name; of one page or of all. */
export async function listViews(ctx: VerbContext, input: ListViewsInput): Promise<ListViewsOutput> {
  const { rows } = await ctx.db.query<SavedView>(
    `select id, page, name, search, owner, shared
       from saved_views
      where ($1::text is null or page = $1) and (shared or owner = $2)
      order by lower(name), owner, id`,
    [input.page ?? null, ctx.actor.name],
  );
  return { views: rows };
}
