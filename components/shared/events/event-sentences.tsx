"use client";

import { useTranslations } from "next-intl";
import { StatusIcon } from "#components/ui/status.tsx";
import type { ToldWord } from "#lib/aws-config/contract/change-words.ts";
import { useChangeSentences } from "./use-change-sentences.tsx";

/** What changed, in sentences, the gravest first: "Opened 22/tcp to 0.0.0.0/0". */
export function EventSentences({ words, more }: { words: readonly ToldWord[]; more: number }) {
  const t = useTranslations("events");
  const sentences = useChangeSentences();
  return (
    <ul>
      {words.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences of one event keep their order
        <li key={index} className="flex items-start gap-1.5">
          {words.length > 1 && word.tone !== "changed" && <StatusIcon tone={word.tone} className="mt-1" />}
          <span className="sr-only">{sentences.tone(word)}: </span>
          <span className="min-w-0 break-words">{sentences.rich(word)}</span>
        </li>
      ))}
      {more > 0 && <li className="text-muted text-sm">{t("moreSentences", { count: more })}</li>}
    </ul>
  );
}
