"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Status } from "#components/ui/status.tsx";
import { ApiError } from "#lib/core/client/fetch-json.ts";

/** Why the choices are missing, what still works, and the request to look for in the log. */
export function ScopeError({ error, onRetry }: { error: Error; onRetry: () => unknown }) {
  const t = useTranslations();
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <div
      role="alert"
      className="flex flex-col items-start gap-1.5 border-line border-b bg-critical-soft px-3 py-2.5"
    >
      <Status tone="critical">{error.message}</Status>
      <p className="text-muted">{t("scope.loadFailed")}</p>
      {requestId && (
        <p className="break-all text-muted text-sm">{t("common.requestId", { id: requestId })}</p>
      )}
      <Button size="sm" onClick={() => void onRetry()}>
        {t("common.retry")}
      </Button>
    </div>
  );
}
