"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import { ApiError } from "#lib/core/client/fetch-json.ts";

/** Newer data could not be had: what is shown stays, and this says so. */
export function RefreshFailed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const common = useTranslations("common");
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <div
      role="status"
      className="flex shrink-0 items-center gap-2 border-line border-b bg-critical-soft px-4 py-1"
    >
      <StatusIcon tone="critical" />
      <span className="min-w-0 flex-1 truncate">
        {common("staleList")}{" "}
        <span className="text-muted">
          {error.message} {requestId && common("requestId", { id: requestId })}
        </span>
      </span>
      <Button size="sm" onClick={onRetry}>
        {common("retry")}
      </Button>
    </div>
  );
}
