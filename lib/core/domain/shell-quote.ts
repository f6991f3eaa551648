/**
 * Quotes a word for POSIX shells. Characters that no shell reads are left bare, so that ordinary commands stay readable.
 */
export function shellQuote(word: string): string {
  return /^[\w@%+:,./-][\w@%+=:,./-]*$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A comment is one line whatever is in it: a name with a line break must not become a command. */
export function shellComment(text: string): string {
  return `# ${text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")}`;
}

/** One member of `--filters` in the CLI's shorthand where every value survives it. */
export interface CliFilter {
  key: string;
  /** Any of them. */
  values: readonly string[];
}

/** The CLI's shorthand where every value survives it, JSON where a comma, quote, space or bracket would be read. */
export function filterWords(filters: readonly CliFilter[]): string[] {
  const plain = (text: string) => /^[\w.:/@+-]+$/.test(text);
  if (filters.every(({ key, values }) => plain(key) && values.every(plain))) {
    return filters.map(({ key, values }) => `Key=${key},Values=${values.join(",")}`).map(shellQuote);
  }
  return [shellQuote(JSON.stringify(filters.map(({ key, values }) => ({ Key: key, Values: values }))))];
}
