import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SyncPage } from "#components/settings/sync-page.tsx";
import { pageContext } from "#lib/core/server/http/page-context.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sync");
  return { title: t("title") };
}

export default async function Page() {
  await pageContext();
  return <SyncPage />;
}
