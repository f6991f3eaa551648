import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { FleetList } from "#app/(console)/fleet/fleet-list.tsx";
import { patchNodesProfile } from "#components/fleet/fleet-profile.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("patch.nodes");
  return { title: t("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("patch.nodes");
  return (
    <FleetList
      profile={patchNodesProfile}
      title={t("title")}
      placeholder={t("filterPlaceholder")}
      searchParams={searchParams}
    />
  );
}
