"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ResourceOutput } from "#lib/aws-config/contract/detail.ts";
import { LastChange } from "../resources/last-change.tsx";
import { ResourceFacts } from "../resources/resource-facts.tsx";
import { JsonTree } from "./json-tree.tsx";

/** The newest configuration item by the moment: its facts beside what the service says of the resource. */
export function ConfigurationTab({ data, asOf }: { data: ResourceOutput; asOf: string | null }) {
  const t = useTranslations("awsConfig.resource.configuration");
  const { item } = data;
  const supplementary = useMemo(
    () =>
      Object.keys(item.supplementaryConfiguration).length === 0 ? null : item.supplementaryConfiguration,
    [item],
  );
  return (
    <div className="flex flex-col gap-4 px-4 py-3 lg:flex-row">
      <div className="flex w-full shrink-0 flex-col gap-4 lg:w-96">
        <LastChange data={data} asOf={asOf} />
        <ResourceFacts data={data} />
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-4">
        <section aria-label={t("title")} className="min-w-0">
          <h2 className="mb-1 font-medium text-faint text-sm">{t("title")}</h2>
          {item.configuration === null ? (
            <p className="text-muted">{t("none", { status: item.status })}</p>
          ) : (
            <JsonTree value={item.configuration} />
          )}
        </section>
        {supplementary !== null && (
          <section aria-label={t("supplementary")} className="min-w-0">
            <h2 className="mb-1 font-medium text-faint text-sm">{t("supplementary")}</h2>
            <JsonTree value={supplementary} />
          </section>
        )}
        <p className="text-faint text-sm">{t("secrets")}</p>
      </div>
    </div>
  );
}
