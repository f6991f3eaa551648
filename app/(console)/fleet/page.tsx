import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { fleetProfile } from "#components/fleet/fleet-profile.ts";
import { FleetList } from "./fleet-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("fleet");
  return { title: t("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("fleet");
  return (
    <FleetList
      profile={fleetProfile}
      title={t("title")}
      placeholder={t("filterPlaceholder")}
      searchParams={searchParams}
    />
  );
}
