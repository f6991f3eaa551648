import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { createLoader, type SearchParams } from "nuqs/server";
import { RulePage } from "#components/aws-config/rules/rule-page.tsx";
import { rulePage, rulePageListNames } from "#components/aws-config/rules/rules-list.ts";
import { rememberedLists } from "#components/shared/local-list/remembered-lists.ts";
import { ruleQuery } from "#lib/aws-config/client/index.ts";
import { getRule } from "#lib/aws-config/server/index.ts";
import { scopeParsers, toScopeQuery } from "#lib/core/client/scope-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";

interface RulePageProps {
  params: Promise<{ rule: string }>;
  searchParams: Promise<SearchParams>;
}

const loadScope = createLoader(scopeParsers);

export async function generateMetadata({ params }: RulePageProps): Promise<Metadata> {
  const { rule } = await params;
  return { title: decodeURIComponent(rule) };
}

export default async function Page({ params, searchParams }: RulePageProps) {
  const [ctx, { rule: segment }, scope, jar] = await Promise.all([
    ...([pageContext(), params, loadScope(searchParams), cookies()] as const),
  ]);
  const rule = decodeURIComponent(segment);
  const { tag: _tag, ...input } = toScopeQuery(scope);
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  await client.prefetchQuery({
    queryKey: ruleQuery({ ...input, rule }).queryKey,
    queryFn: () => getRule(ctx, { ...input, rule }),
    retry: false,
  });
  const cookie = (name: string) => jar.get(name)?.value;
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RulePage rule={rule} remembered={rememberedLists(rulePage, rulePageListNames, cookie)} />
    </HydrationBoundary>
  );
}
