"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { FacetChoice } from "#lib/core/domain/filter/facet-choice.ts";
import { FacetGroup, type FacetView } from "./facet-group.tsx";

export interface FacetsRailProps {
  /** Null before the first answer. */
  facets: readonly FacetView[] | null;
  collapsed: boolean;
  onCollapsed: (collapsed: boolean) => void;
  onChoose: (field: string, value: string | null, choice: FacetChoice | null) => void;
  /** Leads to the values that are not listed. */
  onMore: (field: string) => void;
}

/** The same fields whatever is found: one without values any more keeps its place, so that the others keep theirs. */
function useLastingFacets(facets: FacetsRailProps["facets"]): FacetsRailProps["facets"] {
  const [last, setLast] = useState({ facets, lasting: facets });
  if (last.facets === facets) return last.lasting;
  const now = new Map(facets?.map((facet) => [facet.field, facet]));
  const before = last.lasting ?? [];
  const added = facets?.filter(({ field }) => !before.some((facet) => facet.field === field)) ?? [];
  const kept = before.map((facet) => now.get(facet.field) ?? { ...facet, values: [], more: 0 });
  // Nothing at all may also mean that nothing is known, which no zeros may stand for.
  const lasting = facets && (facets.length === 0 ? facets : [...kept, ...added]);
  setLast({ facets, lasting });
  return lasting;
}

/** Values of the most telling fields with their counts, beside the list. */
function Rail({ facets: answered, collapsed, onCollapsed, onChoose, onMore }: FacetsRailProps) {
  const t = useTranslations("facets");
  const facets = useLastingFacets(answered);
  if (collapsed) {
    return (
      <div className="flex w-9 shrink-0 flex-col items-center border-line border-r py-1.5">
        <Button
          variant="quiet"
          icon
          aria-label={t("show")}
          title={t("show")}
          onClick={() => onCollapsed(false)}
        >
          <PanelLeftOpen size={16} aria-hidden="true" />
        </Button>
      </div>
    );
  }
  return (
    <section
      aria-label={t("title")}
      className="flex w-60 shrink-0 flex-col overflow-y-auto border-line border-r pb-4 print:hidden"
    >
      <header className="sticky top-0 z-10 flex h-7.5 shrink-0 items-center justify-between border-line border-b bg-canvas pr-1 pl-3">
        <h2 className="font-medium text-muted">{t("title")}</h2>
        <Button
          variant="quiet"
          size="sm"
          icon
          aria-label={t("hide")}
          title={t("hide")}
          onClick={() => onCollapsed(true)}
        >
          <PanelLeftClose size={15} aria-hidden="true" />
        </Button>
      </header>
      {facets?.length === 0 && <p className="px-3 py-2 text-muted">{t("none")}</p>}
      {facets?.map((facet) => (
        <FacetGroup key={facet.field} facet={facet} onChoose={onChoose} onMore={onMore} />
      ))}
    </section>
  );
}

export const FacetsRail = memo(Rail);
