"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";

export interface RuleWords {
  owner: (owner: string) => string;
  trigger: (trigger: string) => string;
  frequency: (frequency: string) => string;
  /** What makes it evaluate, with how often; null where AWS does not say. */
  triggers: (rule: { triggers: readonly string[]; frequency: string | null }) => string | null;
  /** AWS's `ComplianceType`. */
  result: (compliance: string) => string;
  /** The same; null is unknown. */
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
    const wordsOf =
      <Name extends string>(names: readonly Name[], word: (name: Name) => string) =>
      (value: string) => {
        const name = names.find((each) => each === value);
        return name === undefined ? value : word(name);
      };
    const trigger = wordsOf(triggers, (name) => t(`triggers.${name}`));
    const frequency = wordsOf(frequencies, (name) => t(`frequencies.${name}`));
    const result = wordsOf(results, (name) => t(`results.${name}`));
    return {
      owner: wordsOf(owners, (name) => t(`owners.${name}`)),
      trigger,
      frequency,
      triggers: (rule) =>
        rule.triggers.length === 0
          ? null
          : rule.triggers
              .map((each) =>
                each === "periodic" && rule.frequency !== null ? frequency(rule.frequency) : trigger(each),
              )
              .join(", "),
      result,
      compliance: (compliance) => (compliance === null ? null : result(compliance)),
    };
  }, [t]);
}
