import { deleteViewInput } from "#lib/core/contract/views.ts";
import { route } from "#lib/core/server/http/route.ts";
import { deleteView } from "#lib/core/server/views/delete-view.ts";

export const DELETE = route({ params: deleteViewInput }, deleteView);
