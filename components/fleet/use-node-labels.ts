"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { FacetWords } from "#components/shared/facets/facet-views.ts";
import { useAccountWords } from "#components/shared/use-account-words.ts";
import { useInstant } from "#components/shared/use-instant.ts";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import { type NodeField, nodeRegistry } from "#lib/fleet/domain/node-fields.ts";
import { isStatusField, nodeTone } from "#lib/fleet/domain/node-status.ts";

export interface NodeLabels extends FacetWords {
  /** A field's heading; a tag's facet (`tag:Env`) by its key. */
  field: (key: string) => string;
  /** A value in the reader's words; AWS's own spelling where we have none. Null is "unknown", of a severity "none". */
  value: (fieldKey: string, value: string | null) => string;
  /** What a cell says; null is unknown. */
  text: (field: NodeField, node: FleetNode) => string | null;
}

/** Words for fields and their values, the same in table, facets, panel and node page. */
export function useNodeLabels(): NodeLabels {
  const t = useTranslations("fleet");
  const patch = useTranslations("patch");
  const common = useTranslations("common");
  const instant = useInstant();
  const account = useAccountWords();
  return useMemo(() => {
    const known = new Map<string, Map<string, string> | null>();
    // Looking for a message that there is none of costs an error each time, and a page has thousands of values.
    const value: NodeLabels["value"] = (fieldKey, raw) => {
      if (raw === null) return fieldKey === "severity" ? patch("severities.none") : common("unknown");
      if (fieldKey === "account") return account(raw);
      const block = patchWords[fieldKey] ?? `values.${fieldKey}`;
      const messages = Object.hasOwn(patchWords, fieldKey) ? patch : t;
      let words = known.get(fieldKey);
      if (words === undefined) {
        words = messages.has(block as never) ? new Map() : null;
        known.set(fieldKey, words);
      }
      if (words === null || !isWord(raw)) return raw;
      let word = words.get(raw);
      if (word === undefined) {
        const key = `${block}.${raw}`;
        word = messages.has(key as never) ? messages(key as never) : raw;
        words.set(raw, word);
      }
      return word;
    };
    return {
      registry: nodeRegistry,
      tone: nodeTone,
      field: (key) =>
        key.includes(":") ? key : t(`fields.${nodeRegistry.find(key)?.labelKey ?? key}` as never),
      value,
      text: (field, node) => {
        const raw = field.member === null ? null : node[field.member];
        if (raw === null)
          return isStatusField(field.key) || field.key === "severity" ? value(field.key, null) : null;
        if (field.key === "baseline") return node.patchBaselineName ?? String(raw);
        if (typeof raw === "object") return tagText(raw);
        if (field.kind === "time") return instant(String(raw));
        return value(field.key, String(raw));
      },
    };
  }, [t, patch, common, instant, account]);
}

/** Fields whose words belong to Patch, by the block of its messages. */
const patchWords: Readonly<Record<string, "classes" | "severities">> = {
  patch: "classes",
  severity: "severities",
};

/** Message keys take no dots: values such as versions are never looked up. */
const isWord = (text: string) => /^[\w-]+$/.test(text);

function tagText(tags: Record<string, string>): string | null {
  const text = Object.entries(tags)
    .map(([key, value]) => (value === "" ? key : `${key}=${value}`))
    .join(", ");
  return text === "" ? null : text;
}
