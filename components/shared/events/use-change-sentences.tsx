"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ToldWord } from "#lib/aws-config/contract/change-words.ts";
import { listed } from "#lib/aws-config/domain/diff/words/told-words.ts";

export interface ChangeSentences {
  /** With its values set apart. */
  rich: (word: ToldWord) => ReactNode;
  plain: (word: ToldWord) => string;
  tone: (word: ToldWord) => string;
}

const policies = ["trust", "bucket", "key", "own", "named"] as const;

/** Sentences about what changed, in the reader's language. AWS's own names of things stay AWS's. */
export function useChangeSentences(): ChangeSentences {
  const t = useTranslations("awsConfig.diff");
  const valuesOf = ({ values }: ToldWord): Record<string, string | number> => {
    const said: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(values)) {
      const text = typeof value === "object" ? listed(value) : value;
      said[name] = text;
      said[`${name}Given`] = text === "" ? "no" : "yes";
    }
    const which = policies.find((each) => each === values.which);
    if (which !== undefined) said.policyName = t(`policies.${which}`, { policy: String(values.policy) });
    if (values.ports === "all") said.ports = t("allTraffic");
    if (values.property !== undefined) said.property = propertyName(String(values.property));
    return said;
  };
  const propertyName = (property: string): string => {
    const key = `properties.${property}` as "properties.state";
    // A key with a dot would be read as a path.
    return /^\w+$/.test(property) && t.has(key) ? t(key) : property;
  };
  return {
    rich: (word) => t.rich(`words.${word.kind}`, { ...valuesOf(word), v: value }),
    plain: (word) => t.markup(`words.${word.kind}`, { ...valuesOf(word), v: (chunks) => chunks }),
    tone: ({ tone }) => t(`tones.${tone}`),
  };
}

const value = (chunks: ReactNode) => <bdi className="break-all font-mono text-sm">{chunks}</bdi>;
