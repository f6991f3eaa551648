import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PolicyPage } from "#components/patch/policy/policy-page.tsx";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";
import { patchPolicyQuery } from "#lib/patch/client/index.ts";
import { getPatchPolicy } from "#lib/patch/server/index.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("patch.policy");
  return { title: t("title") };
}

export default async function Page() {
  const ctx = await pageContext();
  const client = pageQueries();
  await client.prefetchQuery({
    queryKey: patchPolicyQuery().queryKey,
    queryFn: () => getPatchPolicy(ctx),
    retry: false,
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PolicyPage />
    </HydrationBoundary>
  );
}
