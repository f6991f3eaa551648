import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { BaselinePage } from "#components/patch/baselines/baseline-page.tsx";
import { scopeParsers } from "#lib/core/client/scope-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";
import { baselineQuery } from "#lib/patch/client/index.ts";
import { getBaseline } from "#lib/patch/server/index.ts";

interface BaselinePageProps {
  params: Promise<{ baseline: string }>;
  searchParams: Promise<SearchParams>;
}

const loadScope = createLoader(scopeParsers);

export async function generateMetadata({ params }: BaselinePageProps): Promise<Metadata> {
  const { baseline } = await params;
  return { title: decodeURIComponent(baseline).split(":").at(-1) ?? baseline };
}

export default async function Page({ params, searchParams }: BaselinePageProps) {
  const [ctx, { baseline: segment }, { asOf }] = await Promise.all([
    pageContext(),
    params,
    loadScope(searchParams),
  ]);
  const input = { baseline: decodeURIComponent(segment), ...(asOf === null ? {} : { asOf }) };
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  await client.prefetchQuery({
    queryKey: baselineQuery(input).queryKey,
    queryFn: () => getBaseline(ctx, input),
    retry: false,
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BaselinePage baseline={input.baseline} />
    </HydrationBoundary>
  );
}
