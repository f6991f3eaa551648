"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { LocalTable } from "#components/shared/data-table/local-table.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { patchSlaQuery } from "#lib/patch/client/index.ts";
import type { PatchSlaOutput } from "#lib/patch/contract/sla.ts";
import { severityRanks } from "#lib/patch/domain/severity.ts";
import { ExportButtons } from "./export-buttons.tsx";
import { useBreachColumns } from "./use-breach-columns.tsx";

/** What is missing for longer than the policy allows, the heaviest first. */
export function OverdueTab() {
  const { scope } = useScope();
  const query = useQuery(patchSlaQuery(toScopeQuery(scope)));
  return (
    <QueryGate query={query} lines={10}>
      {(sla) => <Overdue sla={sla} />}
    </QueryGate>
  );
}

function Overdue({ sla }: { sla: PatchSlaOutput }) {
  const t = useTranslations("patch.overview");
  const columns = useBreachColumns();
  return (
    <>
      <Summary sla={sla}>
        <ExportButtons
          name="patch-overdue"
          heading={columns.map(({ label }) => label)}
          rows={sla.breaches.map((breach) => columns.map(({ text }) => text(breach)))}
          records={sla.breaches}
        />
      </Summary>
      {sla.breaches.length === 0 ? (
        <EmptyState title={t("noBreach")}>{t("noBreachHelp", { count: sla.watched })}</EmptyState>
      ) : (
        <LocalTable
          label={t("tabs.overdue")}
          columns={columns}
          rows={sla.breaches}
          rowKey={(row) => `${row.key} ${row.baselineId}`}
          initialSort="-weight"
        />
      )}
    </>
  );
}

function Summary({ sla, children }: { sla: PatchSlaOutput; children: React.ReactNode }) {
  const t = useTranslations("patch.overview");
  const severities = useTranslations("patch.severities");
  const { scopeSearch } = useScope();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <p className="font-semibold">{t("breachNodes", { nodes: sla.nodes, breaches: sla.total })}</p>
      <p className="text-muted">
        {t(`limitsFrom.${sla.policy.clock}`)}{" "}
        {severityRanks
          .map((rank) => t("limit", { severity: severities(rank), days: sla.policy.slaDays[rank] }))
          .join(" · ")}
      </p>
      <Link href={hrefs.patchSettings(scopeSearch)} className="text-accent hover:underline">
        {t("changeLimits")}
      </Link>
      {sla.sinceFirstSeen > 0 && (
        <p className="text-muted">{t("sinceFirstSeen", { count: sla.sinceFirstSeen, total: sla.watched })}</p>
      )}
      {sla.total > sla.breaches.length && (
        <p className="text-warning">{t("breachesCut", { shown: sla.breaches.length, total: sla.total })}</p>
      )}
      {children}
    </div>
  );
}
