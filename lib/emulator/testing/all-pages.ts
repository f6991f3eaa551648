/** The items of all pages of an SDK paginator. */
export async function all<Page, Item>(
  pages: AsyncIterable<Page>,
  read: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(read(page) ?? []));
  return items;
}
