import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { RunPage } from "#components/patch/runs/run-page.tsx";
import { loadRunParams, runInput } from "#components/patch/runs/runs-params.ts";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";
import { runQuery } from "#lib/patch/client/index.ts";
import { getRun } from "#lib/patch/server/index.ts";

interface RunPageProps {
  params: Promise<{ run: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  const { run } = await params;
  return { title: decodeURIComponent(run).split(":").at(-1) ?? run };
}

export default async function Page({ params, searchParams }: RunPageProps) {
  const [ctx, { run: segment }, search] = await Promise.all([
    pageContext(),
    params,
    loadRunParams(searchParams),
  ]);
  const run = decodeURIComponent(segment);
  const input = runInput(run, toScopeQuery(search), search);
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  await client.prefetchQuery({
    queryKey: runQuery(input).queryKey,
    queryFn: () => getRun(ctx, input),
    retry: false,
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RunPage run={run} />
    </HydrationBoundary>
  );
}
