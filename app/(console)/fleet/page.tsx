import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { createLoader } from "nuqs/server";
import { fleetCookies } from "#components/fleet/fleet-columns-cookie.ts";
import { FleetPage } from "#components/fleet/fleet-page.tsx";
import { facetsInput, fleetParsers, listInput } from "#components/fleet/fleet-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { facetsQuery, nodesQuery } from "#lib/fleet/client/index.ts";
import { listFacets, listNodes } from "#lib/fleet/server/index.ts";

const loadFleetParams = createLoader(fleetParsers);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("fleet");
  return { title: t("title") };
}

interface FleetPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: FleetPageProps) {
  const [ctx, params, jar] = await Promise.all([pageContext(), loadFleetParams(searchParams), cookies()]);
  const list = listInput(params);
  const facets = facetsInput(params);
  const client = new QueryClient();
  // What fails here is asked again by the browser, which shows why it failed.
  await Promise.all([
    client.prefetchQuery({
      queryKey: nodesQuery(list).queryKey,
      queryFn: () => listNodes(ctx, list),
      retry: false,
    }),
    client.prefetchQuery({
      queryKey: facetsQuery(facets).queryKey,
      queryFn: () => listFacets(ctx, facets),
      retry: false,
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <FleetPage
        columns={jar.get(fleetCookies.columns)?.value ?? null}
        facetsCollapsed={jar.get(fleetCookies.facets)?.value === "collapsed"}
      />
    </HydrationBoundary>
  );
}
