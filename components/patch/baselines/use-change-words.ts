"use client";

import { useTranslations } from "next-intl";
import type { BaselineChange } from "#lib/patch/contract/baselines.ts";
import { operatingSystemName } from "#lib/patch/domain/operating-system-name.ts";
import { useBaselineWords } from "./use-baseline-words.ts";

/** A difference in the reader's language: what it is about, what was there before, and what is there after. */
export interface WordedChange {
  title: string;
  before: readonly string[];
  after: readonly string[];
}

const wordedValues = ["BLOCK", "ALLOW_AS_DEPENDENCY", "COMPLIANT", "NON_COMPLIANT"] as const;

export function useChangeWords(operatingSystem: string | null): (change: BaselineChange) => WordedChange {
  const t = useTranslations("patch.baselines.changes");
  const words = useBaselineWords();
  return (change) => {
    switch (change.kind) {
      case "value":
        return {
          title: t(`fields.${change.field}`),
          before: [wordOf(change, change.before)],
          after: [wordOf(change, change.after)],
        };
      case "rule_added":
        return { title: t("ruleAdded"), before: [], after: [words.rule(change.rule, operatingSystem)] };
      case "rule_removed":
        return { title: t("ruleRemoved"), before: [words.rule(change.rule, operatingSystem)], after: [] };
      case "rule_changed":
        return {
          title: t("ruleChanged"),
          before: [words.rule(change.before, operatingSystem)],
          after: [words.rule(change.after, operatingSystem)],
        };
      case "global_filters":
        return {
          title: t("globalFilters"),
          before: [words.patches(change.before)],
          after: [words.patches(change.after)],
        };
      case "list":
        return { title: t(`lists.${change.list}`), before: change.removed, after: change.added };
    }
  };

  function wordOf({ field }: { field: string }, value: string | boolean | null): string {
    if (value === null || value === "") return t("nothing");
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (field === "operatingSystem") return operatingSystemName(value);
    if (field === "approvedComplianceLevel") return words.level(value);
    const known = wordedValues.find((each) => each === value);
    if (known !== undefined) return t(`actions.${known}`);
    return value;
  }
}
