import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { ResourcePage } from "#components/aws-config/resource/resource-page.tsx";
import { resourceQuery } from "#lib/aws-config/client/index.ts";
import { resourceInput } from "#lib/aws-config/contract/detail.ts";
import { identityOf } from "#lib/aws-config/contract/resource.ts";
import { getResource } from "#lib/aws-config/server/index.ts";
import { scopeParsers } from "#lib/core/client/scope-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";

interface ResourcePageProps {
  params: Promise<{ type: string; resource: string }>;
  searchParams: Promise<SearchParams>;
}

const loadScope = createLoader(scopeParsers);

export async function generateMetadata({ params }: ResourcePageProps): Promise<Metadata> {
  const { type, resource } = await params;
  return { title: identityOf(decodeURIComponent(type), decodeURIComponent(resource)).resourceId };
}

export default async function Page({ params, searchParams }: ResourcePageProps) {
  const [ctx, segments, { asOf }] = await Promise.all([pageContext(), params, loadScope(searchParams)]);
  const [type, resource] = [decodeURIComponent(segments.type), decodeURIComponent(segments.resource)];
  const input = { type, key: resource, ...(asOf === null ? {} : { asOf }) };
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  await client.prefetchQuery({
    queryKey: resourceQuery(input).queryKey,
    queryFn: () => getResource(ctx, resourceInput.parse(input)),
    retry: false,
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ResourcePage type={type} resource={resource} />
    </HydrationBoundary>
  );
}
