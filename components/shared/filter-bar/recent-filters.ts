const kept = 8;

/** Filters that the reader applied before, newest first, kept in this browser. */
export function readRecent(page: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey(page)) ?? "[]");
    return Array.isArray(value) ? value.filter((item) => typeof item === "string").slice(0, kept) : [];
  } catch {
    return [];
  }
}

export function rememberRecent(page: string, filter: string): void {
  const text = filter.trim();
  if (text === "") return;
  const recent = [text, ...readRecent(page).filter((other) => other !== text)].slice(0, kept);
  try {
    localStorage.setItem(storageKey(page), JSON.stringify(recent));
  } catch {
    // Storage that is full or forbidden costs only the memory of filters.
  }
}

const storageKey = (page: string) => `yagura.recent-filters.${page}`;
