import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { PatchPage } from "#components/patch/patches/patch-page.tsx";
import { scopeParsers, toScopeQuery } from "#lib/core/client/scope-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";
import { patchQuery } from "#lib/patch/client/index.ts";
import { getPatch } from "#lib/patch/server/index.ts";

interface PatchPageProps {
  params: Promise<{ patch: string }>;
  searchParams: Promise<SearchParams>;
}

const loadScope = createLoader(scopeParsers);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("patch.patches");
  return { title: t("title") };
}

export default async function Page({ params, searchParams }: PatchPageProps) {
  const [ctx, segment, scope] = await Promise.all([pageContext(), params, loadScope(searchParams)]);
  const patch = decodeURIComponent(segment.patch);
  const input = { ...toScopeQuery(scope), patch };
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  await client.prefetchQuery({
    queryKey: patchQuery(input).queryKey,
    queryFn: () => getPatch(ctx, input),
    retry: false,
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PatchPage patch={patch} />
    </HydrationBoundary>
  );
}
