"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Dimension } from "#lib/patch/contract/dimensions.ts";
import type { BreakdownGroup } from "#lib/patch/contract/overview.ts";
import { severityRanks } from "#lib/patch/domain/severity.ts";

/** Of a node: its worst, or that it is not known. */
const nodeSeverities = [...severityRanks, "UNKNOWN"] as const;

/** What a group is called: the name of an account or baseline before its id, a severity in words. */
export function useGroupLabel(
  dimension: Dimension,
): (group: Pick<BreakdownGroup, "value" | "name">) => string {
  const t = useTranslations("patch");
  return useCallback(
    ({ value, name }) => {
      if (value === null) return t(`overview.noValue.${dimension}`);
      const severity = dimension === "severity" && nodeSeverities.find((rank) => rank === value);
      if (severity) return t(`severities.${severity}`);
      return name ?? value;
    },
    [t, dimension],
  );
}
