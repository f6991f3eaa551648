"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { toasts } from "#components/ui/toast-manager.ts";
import { runSyncMutation } from "#lib/core/client/sync-queries.ts";
import type { RunSyncInput } from "#lib/core/contract/sync-status.ts";

/** Makes the passes of `input` due now. */
export function RunNowButton({ label, input }: { label: string; input: RunSyncInput }) {
  const t = useTranslations("sync");
  const client = useQueryClient();
  const run = useMutation(runSyncMutation(client));
  return (
    <Button
      size="sm"
      aria-disabled={run.isPending}
      onClick={() => {
        if (run.isPending) return;
        run.mutate(input, {
          onSuccess: () => toasts.add({ title: t("runRequested"), data: { tone: "ok" } }),
          onError: (error) =>
            toasts.add({ title: t("runFailed"), description: error.message, data: { tone: "critical" } }),
        });
      }}
    >
      <RefreshCw size={13} aria-hidden="true" />
      {label}
    </Button>
  );
}
