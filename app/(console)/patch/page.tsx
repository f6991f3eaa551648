import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { overviewListNames, overviewListsPage } from "#components/patch/overview/overview-lists.ts";
import { loadOverviewParams } from "#components/patch/overview/overview-params.ts";
import { PatchPage } from "#components/patch/overview/patch-page.tsx";
import { rememberedLists } from "#components/shared/local-list/remembered-lists.ts";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";
import { patchOverviewQuery, patchTrendQuery } from "#lib/patch/client/index.ts";
import { patchOverview, patchTrend } from "#lib/patch/server/index.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("patch.overview");
  return { title: t("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [ctx, params, jar] = await Promise.all([pageContext(), loadOverviewParams(searchParams), cookies()]);
  const scope = toScopeQuery(params);
  // The tiles compare with 30 days ago, whatever window the chart shows.
  const trend = { ...scope, days: "30", bucket: "day" } as const;
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  await Promise.all([
    client.prefetchQuery({
      queryKey: patchOverviewQuery(scope).queryKey,
      queryFn: () => patchOverview(ctx, scope),
      retry: false,
    }),
    client.prefetchQuery({
      queryKey: patchTrendQuery(trend).queryKey,
      queryFn: () => patchTrend(ctx, trend),
      retry: false,
    }),
  ]);
  const remembered = rememberedLists(overviewListsPage, overviewListNames, (name) => jar.get(name)?.value);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PatchPage remembered={remembered} />
    </HydrationBoundary>
  );
}
