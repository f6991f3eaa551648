"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { type ListField, listFields } from "#components/shared/local-list/list-field.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import type { ReleaseVelocity } from "#lib/patch/contract/velocity.ts";
import { lackingFilter } from "#lib/patch/domain/node-links.ts";
import { releaseFields } from "./release-fields.tsx";

/** Facts of the releases; what is still lacking leads to the nodes that lack it. */
export function useVelocityFields(): readonly ListField<ReleaseVelocity>[] {
  const t = useTranslations("patch.overview");
  const severities = useTranslations("patch.severities");
  const format = useFormatter();
  const { scopeSearch } = useScope();
  return useMemo(() => {
    const field = listFields<ReleaseVelocity>((id) => t(`columns.${id as "release"}`));
    const { title, severity, number, time, nodes } = releaseFields(field, scopeSearch, format.number);
    // Days, or why there are none: words are no number, and come last.
    const reached = (id: "days50" | "days90" | "days99") =>
      field(id, "number", 130, (row) => row[id], {
        format: (value) =>
          typeof value === "number" ? format.number(value) : t(`reached.${value as "waiting"}`),
        sortValue: (row) => (typeof row[id] === "number" ? row[id] : null),
      });
    const percent = (row: ReleaseVelocity) => Math.round((row.installed / row.needed) * 1_000) / 10;
    return [
      title("release", 290, (row) => row.title || row.key),
      severity(severities),
      number("needed", 90, (row) => row.needed),
      nodes("lacking", 100, {
        count: (row) => row.needed - row.installed,
        filter: (row) => lackingFilter(row.key),
      }),
      field("installed", "number", 130, percent, {
        format: (value) => format.number(Number(value) / 100, { style: "percent", maximumFractionDigits: 1 }),
      }),
      reached("days50"),
      reached("days90"),
      reached("days99"),
      time("releasedAt", (row) => row.releasedAt),
    ];
  }, [t, severities, format, scopeSearch]);
}
