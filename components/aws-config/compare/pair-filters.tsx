"use client";

import { useFormatter, useTranslations } from "next-intl";
import { SearchField } from "#components/shared/search-field.tsx";
import { ToggleChip } from "#components/ui/toggle-chip.tsx";
import { type CompareAccountsOutput, pairKind } from "#lib/aws-config/contract/compare.ts";
import type { ChangeParams, CompareParams } from "./compare-params.ts";

/** How many pairs there are of each kind, and the choice of one. */
export function PairFilters({
  counts,
  params,
  onParams,
}: {
  counts: CompareAccountsOutput["counts"];
  params: CompareParams;
  onParams: ChangeParams;
}) {
  const t = useTranslations("awsConfig.compare");
  const format = useFormatter();
  return (
    <fieldset className="flex flex-wrap items-center gap-2 px-4 py-2">
      <legend className="sr-only">{t("kindsLabel")}</legend>
      <SearchField
        label={t("searchPairs")}
        value={params.find}
        onChange={(find) => onParams({ find, page: null })}
      />
      {pairKind.options
        .filter((kind) => counts[kind] > 0 || kind !== "unknown")
        .map((kind) => (
          <ToggleChip
            key={kind}
            pressed={params.kind === kind}
            count={format.number(counts[kind])}
            onClick={() => onParams({ kind: params.kind === kind ? null : kind, page: null })}
          >
            {t(`kinds.${kind}`)}
          </ToggleChip>
        ))}
    </fieldset>
  );
}
