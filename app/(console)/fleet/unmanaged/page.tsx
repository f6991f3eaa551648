import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { UnmanagedPage } from "#components/fleet/unmanaged/unmanaged-page.tsx";
import { loadUnmanagedParams, unmanagedInput } from "#components/fleet/unmanaged/unmanaged-params.ts";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";
import { unmanagedQuery } from "#lib/fleet/client/index.ts";
import { listUnmanaged } from "#lib/fleet/server/index.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("fleet.unmanaged");
  return { title: t("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [ctx, params] = await Promise.all([pageContext(), loadUnmanagedParams(searchParams)]);
  const input = unmanagedInput(toScopeQuery(params), params);
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  await client.prefetchQuery({
    queryKey: unmanagedQuery(input).queryKey,
    queryFn: () => listUnmanaged(ctx, input),
    retry: false,
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <UnmanagedPage />
    </HydrationBoundary>
  );
}
