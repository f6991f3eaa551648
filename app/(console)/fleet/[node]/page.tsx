import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { NodeConfiguration } from "#components/aws-config/node/node-configuration.tsx";
import { NodePage } from "#components/fleet/node/node-page.tsx";
import { PatchesTab } from "#components/patch/node/patches-tab.tsx";
import { scopeParsers } from "#lib/core/client/scope-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";
import { nodeQuery, nodeTimelineQuery } from "#lib/fleet/client/index.ts";
import { nodeTimelineInput } from "#lib/fleet/contract/detail.ts";
import { getNode, nodeTimeline } from "#lib/fleet/server/index.ts";

interface NodePageProps {
  params: Promise<{ node: string }>;
  searchParams: Promise<SearchParams>;
}

const loadScope = createLoader(scopeParsers);

export async function generateMetadata({ params }: NodePageProps): Promise<Metadata> {
  const { node } = await params;
  return { title: decodeURIComponent(node).split(":").at(-1) ?? node };
}

export default async function Page({ params, searchParams }: NodePageProps) {
  const [ctx, { node: segment }, { asOf }] = await Promise.all([
    pageContext(),
    params,
    loadScope(searchParams),
  ]);
  const node = decodeURIComponent(segment);
  const moment = asOf === null ? {} : { asOf };
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  await client.prefetchQuery({
    queryKey: nodeQuery({ node, ...moment }).queryKey,
    queryFn: () => getNode(ctx, { node, ...moment }),
    retry: false,
  });
  const key = client.getQueryData(nodeQuery({ node, ...moment }).queryKey)?.node.key;
  if (key !== undefined) {
    await client.prefetchInfiniteQuery({
      queryKey: nodeTimelineQuery({ node: key, ...moment }).queryKey,
      queryFn: () => nodeTimeline(ctx, nodeTimelineInput.parse({ node: key, ...moment })),
      initialPageParam: null,
      retry: false,
    });
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <NodePage
        node={node}
        patches={<PatchesTab node={node} />}
        configuration={<NodeConfiguration node={node} />}
      />
    </HydrationBoundary>
  );
}
