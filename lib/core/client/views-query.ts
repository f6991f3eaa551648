import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { coreKeys } from "#lib/core/contract/query-keys.ts";
import type { CreateViewInput } from "#lib/core/contract/views.ts";
import { anyAnswer, fetchJson } from "./fetch-json.ts";

const contract = () => import("#lib/core/contract/views.ts");

/** The saved views of one page, for example `fleet`. */
export function viewsQuery(page: string) {
  return queryOptions({
    queryKey: coreKeys.views(page),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.views({ page }), async () => (await contract()).listViewsOutput, { signal }),
  });
}

/** Saves the page's state under a name; `conflict` when the name is taken. */
export function createViewMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (input: CreateViewInput) =>
      fetchJson(apiHrefs.views(), async () => (await contract()).savedView, { body: input }),
    onSuccess: (view) => client.invalidateQueries({ queryKey: coreKeys.views(view.page) }),
  });
}

/** Deletes a view of a page. */
export function deleteViewMutation(client: QueryClient, page: string) {
  return mutationOptions({
    mutationFn: (id: string) => fetchJson(apiHrefs.view(id), anyAnswer, { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries({ queryKey: coreKeys.views(page) }),
  });
}
