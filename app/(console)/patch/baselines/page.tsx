import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { BaselinesPage } from "#components/patch/baselines/baselines-page.tsx";
import { baselinesInput, loadBaselinesParams } from "#components/patch/baselines/baselines-params.ts";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";
import { baselineGroupsQuery, baselinesQuery } from "#lib/patch/client/index.ts";
import { listBaselineGroups, listBaselines } from "#lib/patch/server/index.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("patch.baselines");
  return { title: t("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [ctx, params] = await Promise.all([pageContext(), loadBaselinesParams(searchParams)]);
  const input = baselinesInput(toScopeQuery(params), params);
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  if (params.view === "names") {
    await client.prefetchQuery({
      queryKey: baselineGroupsQuery(input).queryKey,
      queryFn: () => listBaselineGroups(ctx, input),
      retry: false,
    });
  } else {
    await client.prefetchQuery({
      queryKey: baselinesQuery(input).queryKey,
      queryFn: () => listBaselines(ctx, input),
      retry: false,
    });
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BaselinesPage />
    </HydrationBoundary>
  );
}
