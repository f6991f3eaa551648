import { dehydrate, HydrationBoundary, type QueryKey } from "@tanstack/react-query";
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
import {
  recordingQuery,
  resourceFacetsQuery,
  resourcesQuery,
  resourceTypesQuery,
} from "#lib/aws-config/client/index.ts";
import {
  countTypes,
  listRecording,
  listResourceFacets,
  listResources,
} from "#lib/aws-config/server/index.ts";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("awsConfig.resources");
  return { title: t("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [ctx, params, jar] = await Promise.all([pageContext(), loadResourcesParams(searchParams), cookies()]);
  const list = listInput(params);
  const facets = resultInput(params);
  const { tag: _, ...places } = toScopeQuery(params);
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  const read = ({ queryKey }: { queryKey: QueryKey }, queryFn: () => Promise<object>) =>
    client.prefetchQuery({ queryKey, queryFn, retry: false });
  await Promise.all([
    read(resourcesQuery(list), () => listResources(ctx, list)),
    read(resourceFacetsQuery(facets), () => listResourceFacets(ctx, facets)),
    read(recordingQuery(places), () => listRecording(ctx, places)),
    params.view === "types" && read(resourceTypesQuery(facets), () => countTypes(ctx, facets)),
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
