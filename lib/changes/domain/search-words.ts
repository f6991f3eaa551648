/** What ends a word of an event: the same characters as in `yagura_event_words`. */
const separators = /[ \t\n\r"'`,;:/\\|()[\]{}<>=!?&#%*$~^]+/;

/** Longer words are stored cut. */
const wordLength = 64;

/** The words of a text as an event's search words hold them but for the case of letters, which the database folds. */
export function wordsOf(text: string): string[] {
  return text
    .split(separators)
    .filter((word) => word !== "")
    .map((word) => [...word].slice(0, wordLength).join(""));
}

/** A query of words that an event must all have; of the last one the beginning is enough when `begins` is set. Null is none. */
export function wordQuery(text: string, begins: boolean): string | null {
  const words = wordsOf(text);
  if (words.length === 0) return null;
  return words
    .map((word, place) => quoted(word) + (begins && place === words.length - 1 ? ":*" : ""))
    .join(" & ");
}

/** A word of a `tsquery`, taken literally. */
const quoted = (word: string): string => `'${word.replace(/['\\]/g, "$&$&")}'`;
