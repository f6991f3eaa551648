"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useChangeSentences } from "#components/shared/events/use-change-sentences.tsx";
import { Button } from "#components/ui/button.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import type { ChangeWord } from "#lib/aws-config/contract/change-words.ts";

const shownMax = 8;

/** What changed, in sentences, the gravest first; each leads to the difference that it tells. */
export function ChangeWords({
  words,
  onGoTo,
}: {
  words: readonly ChangeWord[];
  /** Absent where there is nothing to go to. */
  onGoTo?: (word: ChangeWord) => void;
}) {
  const t = useTranslations("awsConfig.diff");
  const sentences = useChangeSentences();
  const [all, setAll] = useState(false);
  const shown = all ? words : words.slice(0, shownMax);
  const more = words.length - shownMax;
  return (
    <>
      <ul className="flex flex-col">
        {shown.map((word, index) => {
          const sentence = (
            <>
              <StatusIcon tone={word.tone} className="mt-1" />
              <span className="sr-only">{sentences.tone(word)}: </span>
              <span className="min-w-0 text-left">{sentences.rich(word)}</span>
            </>
          );
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: sentences of one difference keep their order
            <li key={index}>
              {onGoTo === undefined ? (
                <span className="flex items-start gap-2 py-0.5">{sentence}</span>
              ) : (
                <button
                  type="button"
                  onClick={() => onGoTo(word)}
                  className="-mx-1 flex w-full items-start gap-2 rounded-sm px-1 py-0.5 hover:bg-hover"
                >
                  {sentence}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {more > 0 && (
        <Button size="sm" variant="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("wordsFewer") : t("wordsMore", { count: more })}
        </Button>
      )}
    </>
  );
}
