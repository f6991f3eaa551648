"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Status } from "#components/ui/status.tsx";
import type { ComplianceCounts, RuleOutput, RulePlace } from "#lib/aws-config/contract/rules.ts";
import { usePlaceWords } from "./use-place-words.ts";
import { useRuleWords } from "./use-rule-words.ts";

/** What the rule is, and what it finds over all account-Regions of the scope. */
export function RuleFacts({ data: { rule, places } }: { data: RuleOutput }) {
  const t = useTranslations("awsConfig.rule.facts");
  const common = useTranslations("common");
  const format = useFormatter();
  const words = useRuleWords();
  const placeWords = usePlaceWords();
  const counts = places.flatMap((place) => (place.counts === null ? [] : [place.counts]));
  const sum = (of: keyof ComplianceCounts) => counts.reduce((all, each) => all + each[of], 0);
  const failing = places.filter((place) => place.lastErrorCode !== null).length;
  const broken = sum("nonCompliant");
  const facts: Record<string, ReactNode> = {
    found:
      counts.length === 0 ? (
        <Status tone="unknown">{t("nothing")}</Status>
      ) : (
        <span className="flex flex-wrap gap-x-4">
          <Status tone={broken > 0 ? "critical" : "ok"}>{t("nonCompliant", { count: broken })}</Status>
          <span>{t("compliant", { count: format.number(sum("compliant")) })}</span>
          <span>{t("notApplicable", { count: format.number(sum("notApplicable")) })}</span>
        </span>
      ),
    places: format.number(places.length),
    ...(failing > 0 && {
      failing: <Status tone="warning">{t("failingCount", { count: failing })}</Status>,
    }),
    owner: words.owner(rule.owner),
    ...(rule.sourceIdentifier !== null && {
      source: <span className="break-all font-mono text-sm">{rule.sourceIdentifier}</span>,
    }),
    triggers: words.triggers(rule) ?? <span className="text-unknown">{common("unknown")}</span>,
    parameters: <Everywhere places={places} textOf={placeWords.parameters} />,
    pack: <Everywhere places={places} textOf={placeWords.pack} />,
    remediation: <Everywhere places={places} textOf={placeWords.remediation} />,
  };
  return (
    <section aria-label={t("title")} className="min-w-0 flex-1">
      <dl className="grid grid-cols-[9rem_minmax(0,1fr)] gap-x-3 gap-y-1">
        {Object.entries(facts).map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="text-muted">{t(key as "places")}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {rule.policyText !== null && (
        <details className="mt-2">
          <summary className="cursor-default text-accent">
            {t("policy", { runtime: rule.policyRuntime ?? "" })}
          </summary>
          <pre className="mt-1 whitespace-pre-wrap break-words rounded-md bg-sunken p-2 font-mono text-sm">
            {rule.policyText}
          </pre>
        </details>
      )}
    </section>
  );
}

/** So many different values are told; the list of account-Regions has them all. */
const toldMax = 3;

/** What holds in all account-Regions; where they differ, what holds in most of them with in how many. */
function Everywhere({
  places,
  textOf,
}: {
  places: readonly RulePlace[];
  textOf: (place: RulePlace) => string | null;
}) {
  const t = useTranslations("awsConfig.rule.facts");
  const common = useTranslations("common");
  const found = [...Map.groupBy(places, textOf)].sort(([, one], [, other]) => other.length - one.length);
  return (
    <ul>
      {found.slice(0, toldMax).map(([text, { length }]) => (
        <li key={text}>
          <bdi>{text ?? <span className="text-unknown">{common("unknown")}</span>}</bdi>
          {found.length > 1 && <span className="text-muted"> {t("inPlaces", { count: length })}</span>}
        </li>
      ))}
      {found.length > toldMax && (
        <li className="text-muted">{t("moreValues", { count: found.length - toldMax })}</li>
      )}
    </ul>
  );
}
