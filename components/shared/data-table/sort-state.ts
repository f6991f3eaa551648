export interface SortTerm {
  readonly key: string;
  readonly descending: boolean;
}

/** `-lastping,name` to terms, most important first. */
export function parseSort(text: string): SortTerm[] {
  return text
    .split(",")
    .filter((part) => part !== "" && part !== "-")
    .map((part) =>
      part.startsWith("-") ? { key: part.slice(1), descending: true } : { key: part, descending: false },
    );
}

export function formatSort(terms: readonly SortTerm[]): string {
  return terms.map((term) => (term.descending ? `-${term.key}` : term.key)).join(",");
}

/**
 * A click on a heading: ascending, then descending, then (only as a further key) gone. With `further` the other keys stay
 * and the column is added behind them.
 */
export function toggleSort(terms: readonly SortTerm[], key: string, further: boolean): SortTerm[] {
  const present = terms.find((term) => term.key === key);
  if (!further)
    return [{ key, descending: present !== undefined && terms[0] === present && !present.descending }];
  if (!present) return [...terms, { key, descending: false }];
  if (!present.descending) {
    return terms.map((term) => (term === present ? { key, descending: true } : term));
  }
  const rest = terms.filter((term) => term !== present);
  return rest.length > 0 ? rest : [{ key, descending: false }];
}
