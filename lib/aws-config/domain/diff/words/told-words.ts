import type { ChangeWord, ToldWord } from "#lib/aws-config/contract/change-words.ts";

const itemsMax = 5;
const textLengthMax = 300;

/** Things of a list inside a sentence: the first few, and how many more there are. */
export function listed(items: readonly string[]): string {
  const more = items.length - itemsMax;
  return items.slice(0, itemsMax).join(", ") + (more > 0 ? ` +${more}` : "");
}

/** Sentences as they are kept with an event: without paths, and none longer than can be read. */
export function toldWords(words: readonly ChangeWord[]): ToldWord[] {
  return words.map(({ kind, tone, values }) => ({
    kind,
    tone,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, told(value)])),
  }));
}

function told(value: ChangeWord["values"][string]): string | number {
  if (typeof value === "number") return value;
  const text = typeof value === "string" ? value : listed(value);
  return text.length > textLengthMax ? `${text.slice(0, textLengthMax - 1)}…` : text;
}
