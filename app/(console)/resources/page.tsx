import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { resourcesCookies } from "#components/aws-config/resources/resources-cookies.ts";
import { ResourcesPage } from "#components/aws-config/resources/resources-page.tsx";
import {
  listInput,
  loadResourcesParams,
  resultInput,
} from "#components/aws-config/resources/resources-params.ts";
import { resourceFacetsQuery, resourcesQuery, resourceTypesQuery } from "#lib/aws-config/client/index.ts";
import { countTypes, listResourceFacets, listResources } from "#lib/aws-config/server/index.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("awsConfig.resources");
  return { title: t("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [ctx, params, jar] = await Promise.all([pageContext(), loadResourcesParams(searchParams), cookies()]);
  const list = listInput(params);
  const facets = resultInput(params);
  const client = new QueryClient();
  // What fails here is asked again by the browser, which shows why it failed.
  await Promise.all([
    client.prefetchQuery({
      queryKey: resourcesQuery(list).queryKey,
      queryFn: () => listResources(ctx, list),
      retry: false,
    }),
    client.prefetchQuery({
      queryKey: resourceFacetsQuery(facets).queryKey,
      queryFn: () => listResourceFacets(ctx, facets),
      retry: false,
    }),
    params.view === "types" &&
      client.prefetchQuery({
        queryKey: resourceTypesQuery(facets).queryKey,
        queryFn: () => countTypes(ctx, facets),
        retry: false,
      }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ResourcesPage
        columns={jar.get(resourcesCookies.columns)?.value ?? null}
        facetsCollapsed={jar.get(resourcesCookies.facets)?.value === "collapsed"}
      />
    </HydrationBoundary>
  );
}
