"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import { ApiError } from "#lib/core/client/fetch-json.ts";

/** The members of a TanStack query that decide what is shown. */
interface GatedQuery<Data> {
  data: Data | undefined;
  error: Error | null;
  refetch: () => unknown;
}

/**
 * Data when there is any, old or new; otherwise what failed and how to try again; otherwise the place it will take.
 * A failed refresh says so above the data it could not replace.
 */
export function QueryGate<Data>({
  query,
  lines,
  missing,
  children,
}: {
  query: GatedQuery<Data>;
  /** Height of the skeleton in text lines. */
  lines: number;
  /** Stands where the server says that there is no such thing: trying again would not help. */
  missing?: ReactNode;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) {
    return (
      <>
        {query.error && <Failure error={query.error} onRetry={query.refetch} refresh />}
        {children(query.data)}
      </>
    );
  }
  if (missing !== undefined && query.error instanceof ApiError && query.error.code === "not_found")
    return missing;
  if (query.error) return <Failure error={query.error} onRetry={query.refetch} />;
  return (
    <div className="flex flex-col gap-2 px-4 py-3" aria-busy="true">
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a placeholder have no other identity
        <Skeleton key={index} className="h-5 w-full max-w-3xl" />
      ))}
    </div>
  );
}

function Failure({
  error,
  onRetry,
  refresh = false,
}: {
  error: Error;
  onRetry: () => unknown;
  refresh?: boolean;
}) {
  const t = useTranslations("common");
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <div role="alert" className="m-3 flex items-start gap-2 rounded-md bg-critical-soft px-3 py-2">
      <StatusIcon tone="critical" className="mt-1" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{refresh ? t("refreshFailed") : t("loadFailed")}</p>
        <p className="break-words text-muted">
          {error.message}
          {requestId && <span className="ml-2 font-mono text-sm">{t("requestId", { id: requestId })}</span>}
        </p>
      </div>
      <Button size="sm" onClick={() => onRetry()}>
        {t("retry")}
      </Button>
    </div>
  );
}
