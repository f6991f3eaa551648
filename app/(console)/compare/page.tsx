import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { ComparePage } from "#components/aws-config/compare/compare-page.tsx";
import { accountsInput, loadCompareParams } from "#components/aws-config/compare/compare-params.ts";
import { compareAccountsQuery } from "#lib/aws-config/client/index.ts";
import { compareAccounts } from "#lib/aws-config/server/index.ts";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("awsConfig.compare");
  return { title: t("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [ctx, params] = await Promise.all([pageContext(), loadCompareParams(searchParams)]);
  const input = params.mode === "accounts" ? accountsInput(toScopeQuery(params), params) : null;
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  if (input !== null) {
    await client.prefetchQuery({
      queryKey: compareAccountsQuery(input).queryKey,
      queryFn: () => compareAccounts(ctx, input),
      retry: false,
    });
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ComparePage />
    </HydrationBoundary>
  );
}
