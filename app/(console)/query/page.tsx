import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QueryPage } from "#components/query/query-page.tsx";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";
import { queryViewsQuery } from "#lib/query/client/index.ts";
import { listQueryViews } from "#lib/query/server/index.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("query");
  return { title: t("title") };
}

export default async function Page() {
  const ctx = await pageContext();
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  await client.prefetchQuery({
    queryKey: queryViewsQuery().queryKey,
    queryFn: () => listQueryViews(ctx),
    retry: false,
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <QueryPage />
    </HydrationBoundary>
  );
}
