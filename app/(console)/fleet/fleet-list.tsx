import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { cookies } from "next/headers";
import { createLoader } from "nuqs/server";
import { fleetCookies } from "#components/fleet/fleet-columns-cookie.ts";
import type { FleetWords } from "#components/fleet/fleet-header.tsx";
import { FleetPage } from "#components/fleet/fleet-page.tsx";
import { facetsInput, fleetParsers, listInput } from "#components/fleet/fleet-params.ts";
import type { FleetProfile } from "#components/fleet/fleet-profile.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";
import { facetsQuery, nodesQuery } from "#lib/fleet/client/index.ts";
import { listFacets, listNodes } from "#lib/fleet/server/index.ts";

const loadFleetParams = createLoader(fleetParsers);

interface FleetListProps extends FleetWords {
  profile: FleetProfile;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A page that lists nodes, with its first answers. */
export async function FleetList({ profile, searchParams, ...words }: FleetListProps) {
  const [ctx, params, jar] = await Promise.all([pageContext(), loadFleetParams(searchParams), cookies()]);
  const list = listInput(params);
  const facets = facetsInput(params, profile);
  const client = pageQueries();
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
  const names = fleetCookies(profile);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <FleetPage
        {...words}
        profile={profile}
        columns={jar.get(names.columns)?.value ?? null}
        facetsCollapsed={jar.get(names.facets)?.value === "collapsed"}
      />
    </HydrationBoundary>
  );
}
