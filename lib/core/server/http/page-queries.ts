import { QueryClient } from "@tanstack/react-query";
import { packAnswer } from "#lib/core/contract/packed.ts";

/** For a page's first answers, which travel in the page itself: its lists packed, as the browser's own requests get them. */
export const pageQueries = (): QueryClient =>
  new QueryClient({ defaultOptions: { dehydrate: { serializeData: packAnswer } } });
