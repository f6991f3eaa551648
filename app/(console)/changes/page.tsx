import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { changeColumnsCookie } from "#components/changes/changes-cookie.ts";
import { ChangesPage } from "#components/changes/changes-page.tsx";
import { changesInputOf, loadChangesParams } from "#components/changes/changes-params.ts";
import { changeFacetsQuery, changeHistogramQuery, changesQuery } from "#lib/changes/client/index.ts";
import { listChangesInput } from "#lib/changes/contract/events.ts";
import { changeFacets, changeHistogram, listChanges } from "#lib/changes/server/index.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("changes");
  return { title: t("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [ctx, params, jar] = await Promise.all([pageContext(), loadChangesParams(searchParams), cookies()]);
  const input = changesInputOf(params);
  const list = { ...input, grouped: params.grouped };
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  await Promise.all([
    client.prefetchInfiniteQuery({
      ...{ queryKey: changesQuery(list).queryKey, initialPageParam: null, retry: false },
      queryFn: () => listChanges(ctx, { ...list, limit: listChangesInput.shape.limit.parse(undefined) }),
    }),
    client.prefetchQuery({
      ...{ queryKey: changeHistogramQuery(input).queryKey, retry: false },
      queryFn: () => changeHistogram(ctx, input),
    }),
    client.prefetchQuery({
      ...{ queryKey: changeFacetsQuery(input).queryKey, retry: false },
      queryFn: () => changeFacets(ctx, input),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ChangesPage columns={jar.get(changeColumnsCookie)?.value ?? null} />
    </HydrationBoundary>
  );
}
