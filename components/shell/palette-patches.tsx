"use client";

import { useQuery } from "@tanstack/react-query";
import { Command as Palette } from "cmdk";
import { Bug, Package } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { textFilter } from "#lib/core/domain/filter/print.ts";
import { patchesQuery } from "#lib/patch/client/index.ts";

const shownPatches = 5;

/** The patches whose KB id, title or CVEs contain the text. */
export function usePalettePatches(search: string) {
  const { scope } = useScope();
  return useQuery({
    ...patchesQuery({ ...toScopeQuery(scope), filter: textFilter(search), limit: shownPatches }),
    enabled: search !== "",
  });
}

/** Patches whose KB id, title or CVEs contain the text, the CVE itself when it is one, and the way to all of them. */
export function PalettePatches({
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
  const cve = /^cve-\d{4}-\d{3,}$/i.test(search) ? search.toUpperCase() : null;
  const { data, error } = usePalettePatches(search);
  if (!error && !cve && (data === undefined || data.rows.length === 0)) return null;
  const withFilter = (text: string) => {
    const params = new URLSearchParams(scopeSearch);
    params.set("filter", text);
    return params.toString();
  };
  return (
    <Palette.Group heading={t("patches")} className={groupClass}>
      {error && (
        <p role="status" className="px-2 py-1.5 text-muted">
          {t("patchesFailed")}
        </p>
      )}
      {cve && (
        <Palette.Item
          value={`cve-${cve}`}
          onSelect={act(() => router.push(hrefs.patches(withFilter(`cve:${cve}`))))}
          className={itemClass}
        >
          <Bug size={14} aria-hidden="true" className="shrink-0" />
          {cve}
        </Palette.Item>
      )}
      {!error &&
        data?.rows.map((patch) => (
          <Palette.Item
            key={patch.patchId}
            value={`patch-${patch.patchId}`}
            onSelect={act(() => router.push(hrefs.patchPage(patch.patchId, scopeSearch)))}
            className={itemClass}
          >
            <Package size={14} aria-hidden="true" className="shrink-0" />
            <span className="shrink-0 font-medium">{patch.kbId}</span>
            <span className="min-w-0 truncate text-muted text-sm">{patch.title}</span>
            <span className="ml-auto shrink-0 text-muted text-sm">
              {t("lackCount", { count: patch.missing + patch.failed })}
            </span>
          </Palette.Item>
        ))}
      {!error && data && data.total > data.rows.length && (
        <Palette.Item
          value="all-patches"
          onSelect={act(() => router.push(hrefs.patches(withFilter(textFilter(search)))))}
          className={itemClass}
        >
          {t("allPatches", { count: data.total })}
        </Palette.Item>
      )}
    </Palette.Group>
  );
}
