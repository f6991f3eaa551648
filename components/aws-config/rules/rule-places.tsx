"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status } from "#components/ui/status.tsx";
import type { RulePlace } from "#lib/aws-config/contract/rules.ts";
import { complianceTone } from "../compliance-tone.ts";
import { useRuleWords } from "./use-rule-words.ts";

/** The rule in each account-Region: what it finds there, with which parameters, and whether it works. */
export function RulePlaces({ places }: { places: readonly RulePlace[] }) {
  const t = useTranslations("awsConfig.rule.places");
  const common = useTranslations("common");
  const format = useFormatter();
  const words = useRuleWords();
  const headings = [
    "account",
    "region",
    "compliance",
    "nonCompliant",
    "parameters",
    "pack",
    "remediation",
    "evaluated",
  ] as const;
  return (
    <section aria-label={t("title")} className="px-4 py-2 pb-6">
      <h2 className="pb-1 font-semibold">{t("title")}</h2>
      <div>
        <table className="w-full text-left">
          <thead className="text-muted">
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col" className="border-line border-b py-1 pr-3 font-medium">
                  {t(`columns.${heading}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr
                key={`${place.accountId} ${place.region} ${place.ruleName}`}
                className="border-line border-b align-top"
              >
                <td className="py-1 pr-3" title={place.accountId}>
                  <bdi>{place.accountName ?? place.accountId}</bdi>
                </td>
                <td className="whitespace-nowrap py-1 pr-3">{place.region}</td>
                <td className="py-1 pr-3">
                  <Status tone={complianceTone(place.compliance)}>
                    {words.compliance(place.compliance) ?? common("unknown")}
                  </Status>
                  {place.lastErrorCode !== null && (
                    <p className="max-w-80 break-words text-warning">
                      {place.lastErrorCode}: {place.lastErrorMessage}
                    </p>
                  )}
                </td>
                <td className="py-1 pr-3 text-right">
                  {place.counts === null ? "—" : format.number(place.counts.nonCompliant)}
                </td>
                <td className="max-w-80 break-words py-1 pr-3 font-mono text-sm">
                  {Object.entries(place.parameters).map(([name, value]) => (
                    <p key={name}>
                      {name}={value}
                    </p>
                  ))}
                </td>
                <td className="break-words py-1 pr-3">{place.pack ?? ""}</td>
                <td className="break-words py-1 pr-3">
                  {place.remediation === null
                    ? t("noRemediation")
                    : `${place.remediation.targetId ?? common("unknown")}${place.remediation.automatic ? ` (${t("automatic")})` : ""}`}
                </td>
                <td className="py-1 pr-3">
                  <Timestamp at={place.lastSuccessAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
