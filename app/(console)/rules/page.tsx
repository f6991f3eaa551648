import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { rulesListNames, rulesPage } from "#components/aws-config/rules/rules-list.ts";
import { RulesPage } from "#components/aws-config/rules/rules-page.tsx";
import { rememberedLists } from "#components/shared/local-list/remembered-lists.ts";
import { rulesQuery } from "#lib/aws-config/client/index.ts";
import { listRules } from "#lib/aws-config/server/index.ts";
import { scopeParsers, toScopeQuery } from "#lib/core/client/scope-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";

const loadScope = createLoader(scopeParsers);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("awsConfig.rules");
  return { title: t("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [ctx, scope, jar] = await Promise.all([pageContext(), loadScope(searchParams), cookies()]);
  const { tag: _tag, ...input } = toScopeQuery(scope);
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  await client.prefetchQuery({
    queryKey: rulesQuery(input).queryKey,
    queryFn: () => listRules(ctx, input),
    retry: false,
  });
  const cookie = (name: string) => jar.get(name)?.value;
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RulesPage remembered={rememberedLists(rulesPage, rulesListNames, cookie)} />
    </HydrationBoundary>
  );
}
