"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { LocalList } from "#components/shared/local-list/local-list.tsx";
import type { RememberedLists } from "#components/shared/local-list/remembered-lists.ts";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { patchSlaQuery } from "#lib/patch/client/index.ts";
import { type PatchSlaOutput, type SlaBreach, slaLimitMax } from "#lib/patch/contract/sla.ts";
import { severityRanks } from "#lib/patch/domain/severity.ts";
import { overviewListsPage } from "./overview-lists.ts";
import { useBreachFields } from "./use-breach-fields.tsx";

const rowKey = (row: SlaBreach) => `${row.key} ${row.baselineId}`;

/** What is missing for longer than the policy allows, the heaviest first. */
export function OverdueTab({ remembered }: { remembered: RememberedLists }) {
  const { scope } = useScope();
  const query = useQuery(patchSlaQuery({ ...toScopeQuery(scope), limit: slaLimitMax }));
  return (
    <QueryGate query={query} lines={10}>
      {(sla) => <Overdue sla={sla} remembered={remembered} />}
    </QueryGate>
  );
}

function Overdue({ sla, remembered }: { sla: PatchSlaOutput; remembered: RememberedLists }) {
  const t = useTranslations("patch.overview");
  const fields = useBreachFields();
  return (
    <>
      <Summary sla={sla} />
      <LocalList
        name="patch-overdue"
        page={overviewListsPage}
        label={t("tabs.overdue")}
        placeholder={t("overduePlaceholder")}
        fields={fields}
        rows={sla.breaches}
        rowKey={rowKey}
        initialSort="-weight"
        readAt={sla.freshness.generatedAt}
        remembered={remembered}
        empty={`${t("noBreach")}. ${t("noBreachHelp", { count: sla.watched })}`}
      />
    </>
  );
}

function Summary({ sla }: { sla: PatchSlaOutput }) {
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
    </div>
  );
}
