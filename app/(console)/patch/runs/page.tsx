import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { RunsPage } from "#components/patch/runs/runs-page.tsx";
import { loadRunsParams, runsInput, within } from "#components/patch/runs/runs-params.ts";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";
import { runsQuery, uncoveredQuery, upcomingQuery, windowsQuery } from "#lib/patch/client/index.ts";
import { listRuns, listUncovered, listUpcoming, listWindows } from "#lib/patch/server/index.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("patch.runs");
  return { title: t("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [ctx, params] = await Promise.all([pageContext(), loadRunsParams(searchParams)]);
  const scope = toScopeQuery(params);
  const client = pageQueries();
  const seed = (queryKey: readonly unknown[], queryFn: () => Promise<object>) =>
    client.prefetchQuery({ queryKey, queryFn, retry: false });
  const runs = runsInput(scope, params);
  const windows = { ...scope, show: params.show };
  const upcoming = { ...scope, days: within(params.ahead) };
  // Of the tab that is shown. What fails here is asked again by the browser, which shows why it failed.
  await {
    runs: () => seed(runsQuery(runs).queryKey, () => listRuns(ctx, runs)),
    upcoming: () => seed(upcomingQuery(upcoming).queryKey, () => listUpcoming(ctx, upcoming)),
    windows: () => seed(windowsQuery(windows).queryKey, () => listWindows(ctx, windows)),
    uncovered: () => seed(uncoveredQuery(scope).queryKey, () => listUncovered(ctx, scope)),
  }[params.tab]();
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RunsPage />
    </HydrationBoundary>
  );
}
