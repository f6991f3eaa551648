"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { useInstant } from "#components/shared/use-instant.ts";
import { Segmented } from "#components/ui/segmented.tsx";
import { Status } from "#components/ui/status.tsx";
import { baselineDiffQuery } from "#lib/patch/client/index.ts";
import type {
  BaselineDiffOutput,
  BaselineInput,
  BaselineOutput,
} from "#lib/patch/contract/baseline-detail.ts";
import { ChangeList, ChangeTable } from "./change-list.tsx";
import { CompareChoice } from "./compare-choice.tsx";

const layouts = ["beside", "below"] as const;
const parsers = {
  other: parseAsString,
  otherAsOf: parseAsString,
  layout: parseAsStringLiteral(layouts).withDefault("beside"),
};

/** How the baseline differs from another one, or from itself at another moment. */
export function CompareTab({ input, data }: { input: BaselineInput; data: BaselineOutput }) {
  const t = useTranslations("patch.baselines.compare");
  const [state, setState] = useQueryStates(parsers, { history: "replace" });
  const chosen = state.other !== null || state.otherAsOf !== null;
  const query = useQuery({
    ...baselineDiffQuery({
      ...input,
      ...(state.other !== null && { other: state.other }),
      ...(state.otherAsOf !== null && { otherAsOf: state.otherAsOf }),
    }),
    enabled: chosen,
  });
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <div className="flex flex-wrap items-end gap-3">
        <CompareChoice
          input={input}
          data={data}
          other={state.other}
          otherName={state.other === null ? null : otherName(query.data, state.other)}
          otherAsOf={state.otherAsOf}
          onChange={(change) => void setState(change)}
        />
        {chosen && (
          <div className="w-64">
            <Segmented
              label={t("layout")}
              options={layouts.map((value) => ({ value, label: t(`layouts.${value}`) }))}
              value={state.layout}
              onChange={(layout) => void setState({ layout })}
            />
          </div>
        )}
      </div>
      {chosen ? (
        <QueryGate query={query} lines={6} missing={<p className="text-muted">{t("missing")}</p>}>
          {(answer) => <Difference answer={answer} beside={state.layout === "beside"} />}
        </QueryGate>
      ) : (
        <p className="text-muted">{t("choose")}</p>
      )}
    </div>
  );
}

function otherName(answer: BaselineDiffOutput | undefined, key: string): string {
  if (answer?.before.key !== key) return key;
  const { name, baselineId, accountName, accountId, region } = answer.before;
  return `${name ?? baselineId} · ${accountName ?? accountId} · ${region}`;
}

function Difference({ answer, beside }: { answer: BaselineDiffOutput; beside: boolean }) {
  const t = useTranslations("patch.baselines.compare");
  const instant = useInstant();
  const { before, after, changes } = answer;
  const nameOf = (side: typeof before) => {
    const place = `${side.name ?? side.baselineId} · ${side.accountName ?? side.accountId} · ${side.region}`;
    return side.asOf === null ? place : `${place} · ${instant(side.asOf)}`;
  };
  const names = [nameOf(before), nameOf(after)] as const;
  const operatingSystem = after.operatingSystem;
  if (changes.length === 0) return <Status tone="ok">{t("same")}</Status>;
  return (
    <>
      <p aria-live="polite">{t("count", { count: changes.length })}</p>
      {beside ? (
        <ChangeTable
          changes={changes}
          operatingSystem={operatingSystem}
          label={t("label")}
          headings={names}
        />
      ) : (
        <>
          <p className="text-muted">
            − {names[0]}
            <br />+ {names[1]}
          </p>
          <ChangeList changes={changes} operatingSystem={operatingSystem} />
        </>
      )}
    </>
  );
}
