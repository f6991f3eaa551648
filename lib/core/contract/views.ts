import { z } from "zod";

/** A page's state under a name. */
export const savedView = z.object({
  id: z.uuid(),
  page: z.string().max(60),
  name: z.string().trim().min(1).max(120),
  /** The page's query string without the leading `?`. */
  search: z.string().max(8000),
  owner: z.string(),
  /** Whether others see it too. */
  shared: z.boolean(),
});
export type SavedView = z.infer<typeof savedView>;

/** `GET /api/views`: of one page, or of all when absent. */
export const listViewsInput = z.object({ page: savedView.shape.page.optional() });
export const listViewsOutput = z.object({ views: z.array(savedView) });
export type ListViewsInput = z.infer<typeof listViewsInput>;
export type ListViewsOutput = z.infer<typeof listViewsOutput>;

/** `POST /api/views` */
export const createViewInput = savedView
  .pick({ page: true, name: true, search: true })
  .extend({ shared: savedView.shape.shared.default(true) });
export type CreateViewInput = z.infer<typeof createViewInput>;

/** `DELETE /api/views/[id]` */
export const deleteViewInput = savedView.pick({ id: true });
export type DeleteViewInput = z.infer<typeof deleteViewInput>;
