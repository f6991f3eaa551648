import { z } from "zod";
import { savedView } from "./sync-status.ts";

export { type SavedView, savedView } from "./sync-status.ts";

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
