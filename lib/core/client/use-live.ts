"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { connectLive } from "./live-connection.ts";

/** Keeps every query with `meta.datasets` live while the tab is visible. Mount once, below the query provider. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      connectLive(client, {
        openSource: (url) => new EventSource(url),
        isVisible: () => document.visibilityState === "visible",
        onVisibilityChange: (listener) => {
          document.addEventListener("visibilitychange", listener);
          return () => document.removeEventListener("visibilitychange", listener);
        },
      }),
    [client],
  );
}
