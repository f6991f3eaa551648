"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { askAgain } from "#lib/core/client/ask-again.ts";
import { unpackAnswer } from "#lib/core/contract/packed.ts";

/** One query cache a tab. Live events mark queries stale, so nothing polls and focus alone refetches nothing. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { staleTime: 30_000, refetchOnWindowFocus: false, retry: askAgain },
          hydrate: { deserializeData: unpackAnswer },
        },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
