"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { RulePlace } from "#lib/aws-config/contract/rules.ts";

/** A rule's parameters in an account-Region, as AWS writes them. */
export const parametersOf = (place: RulePlace): string[] =>
  Object.entries(place.parameters).map(([name, value]) => `${name}=${value}`);

/** What a rule is given and what repairs what it finds, in words; null is unknown. */
export function usePlaceWords() {
  const t = useTranslations("awsConfig.rule.places");
  return useMemo(
    () => ({
      parameters: (place: RulePlace): string => parametersOf(place).join(", ") || t("noParameters"),
      pack: (place: RulePlace): string => place.pack ?? t("noPack"),
      remediation: ({ remediation }: RulePlace): string | null => {
        if (remediation === null) return t("noRemediation");
        const { targetId, automatic } = remediation;
        return automatic && targetId !== null ? t("automatic", { targetId }) : targetId;
      },
    }),
    [t],
  );
}
