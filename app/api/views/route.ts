import { createViewInput, listViewsInput } from "#lib/core/contract/views.ts";
import { route } from "#lib/core/server/http/route.ts";
import { createView } from "#lib/core/server/views/create-view.ts";
import { listViews } from "#lib/core/server/views/list-views.ts";

export const GET = route({ query: listViewsInput }, listViews);
export const POST = route({ body: createViewInput }, createView);
