"use client";

import { useTranslations } from "next-intl";
import type { ConfigRun } from "#lib/query/contract/config-runs.ts";

/** How far a run is, or what it took. */
export function RunSummary({ run }: { run: ConfigRun }) {
  const t = useTranslations("query.config");
  const { total, done, cut } = run.scopes;
  const answered =
    run.aggregator === null
      ? t("answered", { done, total })
      : t(done === total ? "aggregatorAnswered" : "aggregatorSilent", { name: run.aggregator });
  if (!run.settled) {
    return (
      <span className="text-muted">
        {run.aggregator === null && <>{t("asking", { done: done + run.failed.length, total })} · </>}{" "}
        {t("rowsSoFar", { rows: run.rowCount })}
        {run.unattended && <strong className="ml-2 font-medium text-warning">{t("unattended")}</strong>}
      </span>
    );
  }
  return (
    <span className="text-muted">
      {t("rows", { rows: run.rowCount })} · {answered} ·{" "}
      <span title={t("costHelp")}>{t("cost", { calls: run.calls, pages: run.pages })}</span>
      {run.throttles > 0 && <> · {t("throttled", { count: run.throttles })}</>}
      {run.cancelled && <strong className="ml-2 font-medium text-warning">{t("cancelled")}</strong>}
      {cut > 0 && (
        <strong className="ml-2 font-medium text-warning">
          {t("cut", { rows: run.rowCount, count: cut })}
        </strong>
      )}
    </span>
  );
}
