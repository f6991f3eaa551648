import { AppError } from "#lib/core/contract/errors.ts";
import type { DeleteViewInput } from "#lib/core/contract/views.ts";
import type { VerbContext } from "../verb.ts";

/**
 * Deletes a saved view: one's own, or any as an administrator.
 *
 * @throws {AppError} `not_found`, also for another's private view; `forbidden` for another's shared one.
 */
export async function deleteView(ctx: VerbContext, input: DeleteViewInput): Promise<null> {
  const { rowCount } = await ctx.db.query("delete from saved_views where id = $1 and (owner = $2 or $3)", [
    input.id,
    ctx.actor.name,
    ctx.actor.role === "admin",
  ]);
  if (rowCount === 1) return null;
  const visible = await ctx.db.query("select 1 from saved_views where id = $1 and shared", [input.id]);
  if (visible.rowCount === 0) throw new AppError("not_found", "There is no such view.");
  throw new AppError("forbidden", "Only the owner of a view may delete it.");
}
