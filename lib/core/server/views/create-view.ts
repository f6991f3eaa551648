import { AppError } from "#lib/core/contract/errors.ts";
import type { CreateViewInput, SavedView } from "#lib/core/contract/views.ts";
import type { VerbContext } from "../verb.ts";

/**
 * Saves a page's state under a name.
 *
 * @throws {AppError} `conflict` when the reader has a view of that name on the page.
 */
export async function createView(ctx: VerbContext, input: CreateViewInput): Promise<SavedView> {
  const { rows } = await ctx.db.query<SavedView>(
    `insert into saved_views (page, name, search, owner, shared, created_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (page, owner, name) do nothing
     returning id, page, name, search, owner, shared`,
    [input.page, input.name, input.search, ctx.actor.name, input.shared, ctx.now()],
  );
  const [view] = rows;
  if (!view) throw new AppError("conflict", `You have a view named “${input.name}” on this page already.`);
  return view;
}
