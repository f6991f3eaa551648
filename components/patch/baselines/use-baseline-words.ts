"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ApprovalRule, PatchFilter } from "#lib/patch/contract/baselines.ts";
import {
  classificationWord,
  levelWord,
  patchesSentence,
  ruleSentence,
  type Sayer,
} from "#lib/patch/domain/baseline-words.ts";

export interface BaselineWords {
  rule: (rule: ApprovalRule, operatingSystem: string | null) => string;
  /** Which patches filters let through. */
  patches: (filters: readonly PatchFilter[]) => string;
  level: (level: string | null) => string;
  classification: (value: string) => string;
}

/** Baselines in the reader's language. */
export function useBaselineWords(): BaselineWords {
  const t = useTranslations("patch.baselines.words");
  const format = useFormatter();
  return useMemo(() => {
    const sayer: Sayer = {
      say: (key, values) => t(key, values),
      or: (items) => format.list([...items], { type: "disjunction" }),
    };
    return {
      rule: (rule, operatingSystem) => ruleSentence(rule, operatingSystem, sayer),
      patches: (filters) => patchesSentence(filters, sayer),
      level: (level) => levelWord(level, sayer),
      classification: (value) => classificationWord(value, sayer),
    };
  }, [t, format]);
}
