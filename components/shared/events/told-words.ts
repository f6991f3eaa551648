import { z } from "zod";
import { type ToldWord, toldWord } from "#lib/aws-config/contract/change-words.ts";

const stored = z.object({ words: z.array(z.unknown()), wordCount: z.number() });

/**
 * What an event says in sentences, and how many more there are; null where it keeps none. A kind of sentence that this
 * version does not know is counted and not told.
 */
export function toldWords(
  detail: Readonly<Record<string, unknown>>,
): { words: readonly ToldWord[]; more: number } | null {
  const kept = stored.safeParse(detail);
  if (!kept.success) return null;
  const words = kept.data.words.flatMap((word) => toldWord.safeParse(word).data ?? []);
  return words.length === 0 ? null : { words, more: kept.data.wordCount - words.length };
}
