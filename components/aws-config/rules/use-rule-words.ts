"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";

export interface RuleWords {
  owner: (owner: string) => string;
  /** What makes it evaluate; null where AWS does not say. */
  triggers: (rule: { triggers: readonly string[]; frequency: string | null }) => string | null;
  /** AWS's `ComplianceType`; null is unknown. */
  compliance: (compliance: string | null) => string | null;
}

const owners = ["AWS", "CUSTOM_LAMBDA", "CUSTOM_POLICY"] as const;
const triggers = ["change", "periodic"] as const;
const frequencies = ["One_Hour", "Three_Hours", "Six_Hours", "Twelve_Hours", "TwentyFour_Hours"] as const;
const results = ["COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE", "INSUFFICIENT_DATA"] as const;

/** AWS's words of rules in the reader's language; what is not among them is shown as AWS writes it. */
export function useRuleWords(): RuleWords {
  const t = useTranslations("awsConfig.rules.words");
  return useMemo(() => {
    const wordOf = <Name extends string>(
      names: readonly Name[],
      value: string,
      of: (name: Name) => string,
    ) => {
      const name = names.find((each) => each === value);
      return name === undefined ? value : of(name);
    };
    return {
      owner: (owner) => wordOf(owners, owner, (name) => t(`owners.${name}`)),
      triggers: (rule) =>
        rule.triggers.length === 0
          ? null
          : rule.triggers
              .map((trigger) =>
                trigger === "periodic" && rule.frequency !== null
                  ? wordOf(frequencies, rule.frequency, (name) => t(`frequencies.${name}`))
                  : wordOf(triggers, trigger, (name) => t(`triggers.${name}`)),
              )
              .join(", "),
      compliance: (compliance) =>
        compliance === null ? null : wordOf(results, compliance, (name) => t(`results.${name}`)),
    };
  }, [t]);
}
