"use client";

import { useQuery } from "@tanstack/react-query";
import { Command as Palette } from "cmdk";
import { Box } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { resourcesQuery } from "#lib/aws-config/client/index.ts";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { textFilter } from "#lib/core/domain/filter/print.ts";

const shownResources = 5;

/** The recorded resources whose name, id or tags contain the text. */
export function usePaletteResources(search: string) {
  const { scope } = useScope();
  return useQuery({
    ...resourcesQuery({
      ...toScopeQuery(scope),
      filter: textFilter(search),
      without: "compliance",
      limit: shownResources,
    }),
    enabled: search !== "",
  });
}

/** Recorded resources whose name, id or tags contain the text, deleted ones too, and the way to all of them. */
export function PaletteResources({
  search,
  itemClass,
  groupClass,
  act,
}: {
  search: string;
  itemClass: string;
  groupClass: string;
  act: (run: () => void) => () => void;
}) {
  const t = useTranslations("palette");
  const router = useRouter();
  const { scopeSearch } = useScope();
  const { data, error } = usePaletteResources(search);
  if (!error && (data === undefined || data.rows.length === 0)) return null;
  const withFilter = new URLSearchParams(scopeSearch);
  withFilter.set("filter", textFilter(search));
  return (
    <Palette.Group heading={t("resources")} className={groupClass}>
      {error && (
        <p role="status" className="px-2 py-1.5 text-muted">
          {t("resourcesFailed")}
        </p>
      )}
      {!error &&
        data?.rows.map((resource) => (
          <Palette.Item
            key={`${resource.resourceType} ${resource.key}`}
            value={`resource-${resource.resourceType}-${resource.key}`}
            onSelect={act(() =>
              router.push(hrefs.resource(resource.resourceType, resource.key, scopeSearch)),
            )}
            className={itemClass}
          >
            <Box size={14} aria-hidden="true" className="shrink-0" />
            <bdi className="min-w-0 truncate font-medium">{resource.name ?? resource.resourceId}</bdi>
            <span className="shrink-0 text-muted text-sm">{resource.resourceType}</span>
            {resource.deletedAt !== null && <span className="text-muted text-sm">{t("goneResource")}</span>}
            <span className="ml-auto min-w-0 truncate text-muted text-sm">
              {resource.accountName ?? resource.accountId} · {resource.region}
            </span>
          </Palette.Item>
        ))}
      {!error && data && data.total > data.rows.length && (
        <Palette.Item
          value="all-resources"
          onSelect={act(() => router.push(hrefs.resources(withFilter.toString())))}
          className={itemClass}
        >
          {t("allResources", { count: data.total })}
        </Palette.Item>
      )}
    </Palette.Group>
  );
}
