"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status } from "#components/ui/status.tsx";
import { resourceRulesQuery } from "#lib/aws-config/client/index.ts";
import type { ResourceRule } from "#lib/aws-config/contract/resource-rules.ts";
import { complianceTone } from "../compliance-tone.ts";

const known = ["COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE"] as const;

/** What each rule last found of the resource, and since when. */
export function RulesTab({ type, resource, asOf }: { type: string; resource: string; asOf: string | null }) {
  const t = useTranslations("awsConfig.resource.rules");
  const query = useQuery(resourceRulesQuery({ type, key: resource, ...(asOf !== null && { asOf }) }));
  return (
    <QueryGate query={query} lines={6}>
      {(data) => (
        <>
          <Coverage freshness={data.freshness} primary="rule-compliance" />
          {data.rules.length === 0 ? (
            <p className="px-4 py-6 text-muted">{t("none")}</p>
          ) : (
            <ul className="max-w-5xl px-4 py-2">
              {data.rules.map((rule) => (
                <RuleLine key={rule.ruleName} rule={rule} />
              ))}
            </ul>
          )}
        </>
      )}
    </QueryGate>
  );
}

function RuleLine({ rule }: { rule: ResourceRule }) {
  const t = useTranslations("awsConfig.resource.rules");
  const word = known.find((each) => each === rule.compliance);
  return (
    <li className="grid grid-cols-[11rem_minmax(0,1fr)] gap-x-3 border-line border-b py-2">
      <Status tone={complianceTone(rule.compliance)}>
        {word === undefined ? rule.compliance : t(`compliance.${word}`)}
      </Status>
      <div className="min-w-0">
        <p className="break-words font-medium" title={rule.ruleName}>
          <bdi>{rule.sharedName}</bdi>
        </p>
        {rule.annotation !== null && (
          <p className="break-words">
            <bdi>{rule.annotation}</bdi>
          </p>
        )}
        {rule.description !== null && <p className="break-words text-muted">{rule.description}</p>}
        <p className="flex flex-wrap gap-x-4 text-muted text-sm">
          <span>
            {rule.sinceKnown ? t("since") : t("sinceAtLeast")} <Timestamp at={rule.since} />
            {rule.sinceFromItems && ` (${t("sinceFromItems")})`}
          </span>
          {rule.recordedAt !== null && (
            <span>
              {t("recorded")} <Timestamp at={rule.recordedAt} />
            </span>
          )}
          {rule.remediation !== null && (
            <span>{rule.remediation ? t("remediation") : t("noRemediation")}</span>
          )}
        </p>
      </div>
    </li>
  );
}
