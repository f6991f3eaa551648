"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import type { PatchBaseline } from "#lib/patch/contract/baselines.ts";
import type { ApprovalDatesOutput } from "#lib/patch/contract/effective-patches.ts";
import { approvalTones, useApprovalWords } from "./approval-words.ts";
import { useBaselineWords } from "./use-baseline-words.ts";
import { useUtcDay } from "./use-utc-day.ts";

/** Each rule's date with the sentence why; with a patch, first what the baseline as a whole makes of it. */
export function CalculatorResult({ data, baseline }: { data: ApprovalDatesOutput; baseline: PatchBaseline }) {
  const t = useTranslations("patch.baselines");
  const words = useBaselineWords();
  const why = useApprovalWords();
  const day = useUtcDay();
  const { patch, releasedAt, rules } = data;
  const cell = "border-line border-b px-3 py-1.5 text-start align-top";
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      {patch !== null && (
        <section aria-label={t("calculator.verdict")} className="max-w-4xl rounded-md bg-sunken px-3 py-2">
          <p className="flex flex-wrap items-center gap-x-3">
            <span className="font-medium font-mono">{patch.patch}</span>
            <Status tone={approvalTones[patch.status]}>{t(`statuses.${patch.status}`)}</Status>
            {patch.approvedOn !== null && <span className="font-medium">{day(patch.approvedOn)} UTC</span>}
          </p>
          <p className="text-muted">{patch.title}</p>
          <p>
            {patch.reason !== null &&
              why({
                ...patch,
                reason: patch.reason,
                rule: baseline.approvalRules[patch.rule ?? -1],
              })}
          </p>
        </section>
      )}
      {rules.length === 0 ? (
        <p className="text-muted">{t("rules.none")}</p>
      ) : (
        <table
          aria-label={t("calculator.label")}
          className="w-full max-w-6xl border-separate border-spacing-0"
        >
          <thead>
            <tr>
              {(["rule", "approvedOn", "why"] as const).map((heading) => (
                <th key={heading} scope="col" className={clsx(cell, "font-medium text-muted")}>
                  {t(`calculator.columns.${heading}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.map((each, index) => {
              const rule = baseline.approvalRules[index];
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
                <tr key={index} className={clsx(each.fits === false && "text-muted")}>
                  <th scope="row" className={clsx(cell, "w-2/5 font-normal")}>
                    {index + 1}. {rule && words.rule(rule, baseline.operatingSystem)}
                  </th>
                  <td className={clsx(cell, "whitespace-nowrap font-medium")}>
                    {each.approvedOn === null ? "—" : `${day(each.approvedOn)} UTC`}
                  </td>
                  <td className={cell}>{why({ ...each, releasedAt, rule })}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}
