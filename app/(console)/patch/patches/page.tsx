import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { patchesCookies } from "#components/patch/patches/patches-cookie.ts";
import { PatchesPage } from "#components/patch/patches/patches-page.tsx";
import { listInput, loadPatchesParams, resultInput } from "#components/patch/patches/patches-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";
import { patchesQuery, patchFacetsQuery } from "#lib/patch/client/index.ts";
import { listPatches, listPatchFacets } from "#lib/patch/server/index.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("patch.patches");
  return { title: t("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [ctx, params, jar] = await Promise.all([pageContext(), loadPatchesParams(searchParams), cookies()]);
  const list = listInput(params);
  const facets = resultInput(params);
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  await Promise.all([
    client.prefetchQuery({
      queryKey: patchesQuery(list).queryKey,
      queryFn: () => listPatches(ctx, list),
      retry: false,
    }),
    client.prefetchQuery({
      queryKey: patchFacetsQuery(facets).queryKey,
      queryFn: () => listPatchFacets(ctx, facets),
      retry: false,
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PatchesPage
        columns={jar.get(patchesCookies.columns)?.value ?? null}
        facetsCollapsed={jar.get(patchesCookies.facets)?.value === "collapsed"}
      />
    </HydrationBoundary>
  );
}
