"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import { ApiError } from "#lib/core/client/fetch-json.ts";

/** Why a query that was sent has no answer: the words of whoever refused it, and what to do where that is known. */
export function Failure({ error }: { error: Error }) {
  const t = useTranslations("query");
  const details = error instanceof ApiError ? (error.details ?? {}) : {};
  const hint = typeof details.hint === "string" ? details.hint : null;
  const problem = readProblem(details.problem);
  const message =
    typeof details.timeoutMs === "number"
      ? t("timeout", { seconds: details.timeoutMs / 1000 })
      : problem !== null
        ? t(`problems.${problem.reason}` as never)
        : error instanceof ApiError && error.code === "too_many_requests"
          ? t(details.own === true ? "tooManyOwn" : "tooMany")
          : error.message;
  return (
    <div role="alert" className="m-3 flex items-start gap-2 rounded-md bg-critical-soft px-3 py-2">
      <StatusIcon tone="critical" className="mt-1" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{t("failed")}</p>
        <p className="break-words">
          <bdi>{message}</bdi>
          {typeof details.sqlState === "string" && (
            <span className="ml-2 font-mono text-muted text-sm">{details.sqlState}</span>
          )}
        </p>
        {hint !== null && <p className="text-muted">{hint}</p>}
        {problem !== null && problem.remedy !== "" && <Remedy text={problem.remedy} />}
      </div>
    </div>
  );
}

function Remedy({ text }: { text: string }) {
  const t = useTranslations("query");
  return (
    <p className="mt-1 flex items-center gap-1">
      <code className="rounded-sm bg-raised px-1.5 py-0.5 text-sm">{text}</code>
      <CopyButton text={text} label={t("copyRemedy")} />
    </p>
  );
}

function readProblem(value: unknown): { reason: string; remedy: string } | null {
  if (typeof value !== "object" || value === null || !("reason" in value) || !("remedy" in value))
    return null;
  return { reason: String(value.reason), remedy: String(value.remedy) };
}
