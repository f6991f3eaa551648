"use client";

import { useTranslations } from "next-intl";
import { Timestamp } from "#components/shared/timestamp.tsx";
import type { BaselineOutput } from "#lib/patch/contract/baseline-detail.ts";
import { packageManagerOf } from "#lib/patch/domain/operating-systems.ts";
import { BaselineUse } from "./baseline-use.tsx";
import { Namesakes } from "./namesakes.tsx";
import { PatchList } from "./patch-list.tsx";
import { Section } from "./section.tsx";
import { useBaselineWords } from "./use-baseline-words.ts";

/** What the baseline approves, in words, and who goes by it. */
export function RulesTab({ data }: { data: BaselineOutput }) {
  const t = useTranslations("patch.baselines.rules");
  const words = useBaselineWords();
  const { baseline } = data;
  const windows = packageManagerOf(baseline.operatingSystem) === "windows";
  return (
    <div className="grid gap-x-8 gap-y-5 px-4 py-3 lg:grid-cols-[minmax(0,3fr)_minmax(16rem,2fr)]">
      <div className="flex min-w-0 flex-col gap-5">
        <Section title={t("title", { count: baseline.approvalRules.length })}>
          {baseline.approvalRules.length === 0 ? (
            <p className="text-muted">{t("none")}</p>
          ) : (
            <ol className="flex max-w-4xl list-decimal flex-col gap-1.5 pl-5">
              {baseline.approvalRules.map((rule, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
                <li key={index}>{words.rule(rule, baseline.operatingSystem)}</li>
              ))}
            </ol>
          )}
        </Section>
        {baseline.globalFilters.length > 0 && (
          <Section title={t("globalFilters")}>
            <p>{t("globalOnly", { patches: words.patches(baseline.globalFilters) })}</p>
          </Section>
        )}
        <Section
          title={t("approved", { count: baseline.approvedPatches.length })}
          note={
            baseline.approvedPatches.length === 0
              ? null
              : t("approvedNote", {
                  level: words.level(baseline.approvedComplianceLevel),
                  nonSecurity: baseline.approvedEnableNonSecurity ? "yes" : windows ? "windows" : "no",
                })
          }
        >
          <PatchList entries={baseline.approvedPatches} label={t("approvedLabel")} empty={t("noApproved")} />
        </Section>
        <Section
          title={t("rejected", { count: baseline.rejectedPatches.length })}
          note={
            baseline.rejectedPatches.length === 0
              ? null
              : t(`actions.${baseline.rejectedAction === "BLOCK" ? "BLOCK" : windows ? "SKIP" : "ALLOW"}`)
          }
        >
          <PatchList entries={baseline.rejectedPatches} label={t("rejectedLabel")} empty={t("noRejected")} />
        </Section>
        {baseline.sources.length > 0 && (
          <Section title={t("sources", { count: baseline.sources.length })}>
            <ul className="flex flex-col gap-2">
              {baseline.sources.map((source) => (
                <li key={source.name}>
                  <p>
                    <bdi className="font-medium">{source.name}</bdi>{" "}
                    <span className="text-muted">{source.products.join(", ")}</span>
                  </p>
                  <pre className="overflow-x-auto rounded-md bg-sunken p-2 font-mono text-sm">
                    {source.configuration}
                  </pre>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <BaselineUse data={data} />
        <Namesakes data={data} />
        <Section title={t("times")}>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
            <dt className="text-muted">{t("created")}</dt>
            <dd>
              <Timestamp at={baseline.createdAt} />
            </dd>
            <dt className="text-muted">{t("modified")}</dt>
            <dd>
              <Timestamp at={baseline.modifiedAt} />
            </dd>
          </dl>
        </Section>
      </div>
    </div>
  );
}
