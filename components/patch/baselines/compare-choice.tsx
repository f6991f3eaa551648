"use client";

import { useQuery } from "@tanstack/react-query";
import { GitCompareArrows } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ChoiceList } from "#components/ui/choice-list.tsx";
import { Input } from "#components/ui/input.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { fromLocalInput, toLocalInput } from "#lib/core/domain/local-time.ts";
import { baselineHistoryQuery, baselinesQuery } from "#lib/patch/client/index.ts";
import type { BaselineInput, BaselineOutput } from "#lib/patch/contract/baseline-detail.ts";

interface Other {
  other: string | null;
  otherAsOf: string | null;
}

/** The other side of a comparison: another baseline of the operating system, another moment, or both. */
export function CompareChoice({
  input,
  data,
  other,
  otherName,
  otherAsOf,
  onChange,
}: Other & {
  input: BaselineInput;
  data: BaselineOutput;
  otherName: string | null;
  onChange: (change: Partial<Other>) => void;
}) {
  const t = useTranslations("patch.baselines.compare");
  const { zone } = usePreferences();
  const id = useId();
  const [open, setOpen] = useState(false);
  const history = useQuery(baselineHistoryQuery(input));
  const changed = (history.data?.entries ?? []).filter(({ kind }) => kind === "changed").slice(0, 3);
  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        title={t("otherTitle")}
        hideTitle
        className="w-120"
        trigger={
          <Button>
            <GitCompareArrows size={14} aria-hidden="true" />
            <bdi className="max-w-96 truncate">{otherName ?? t("thisOne")}</bdi>
          </Button>
        }
      >
        <Others
          input={input}
          data={data}
          other={other}
          onChoose={(key) => {
            onChange({ other: key });
            setOpen(false);
          }}
        />
      </Popover>
      <div className="flex flex-col">
        <label htmlFor={id} className="text-muted text-sm">
          {t("moment")}
        </label>
        <Input
          id={id}
          type="datetime-local"
          className="w-52"
          value={otherAsOf === null ? "" : toLocalInput(otherAsOf, zone.zone)}
          onChange={(event) => {
            const text = event.currentTarget.value;
            onChange({ otherAsOf: text === "" ? null : fromLocalInput(text, zone.zone) });
          }}
        />
      </div>
      {changed.map(({ at }) => (
        <Button
          key={at}
          variant="quiet"
          onClick={() => onChange({ other: null, otherAsOf: new Date(Date.parse(at) - 1).toISOString() })}
        >
          {t("beforeChange", { date: at.slice(0, 10) })}
        </Button>
      ))}
      {(other !== null || otherAsOf !== null) && (
        <Button variant="quiet" onClick={() => onChange({ other: null, otherAsOf: null })}>
          {t("end")}
        </Button>
      )}
    </>
  );
}

function Others({
  input,
  data,
  other,
  onChoose,
}: {
  input: BaselineInput;
  data: BaselineOutput;
  other: string | null;
  onChoose: (key: string | null) => void;
}) {
  const t = useTranslations("patch.baselines.compare");
  const [text, setText] = useState(data.baseline.name ?? "");
  const search = useDeferredValue(text);
  const query = useQuery(
    baselinesQuery({
      search,
      sort: "name,account,region",
      limit: 50,
      offset: 0,
      operatingSystem: data.baseline.operatingSystem ?? "WINDOWS",
      ...(input.asOf !== undefined && { asOf: input.asOf }),
    }),
  );
  const rows = (query.data?.rows ?? []).filter(({ key }) => key !== data.baseline.key);
  return (
    <ChoiceList
      label={t("otherTitle")}
      searchPlaceholder={t("otherSearch")}
      choices={rows.map((row) => ({
        value: row.key,
        label: row.name ?? row.baselineId,
        detail: `${row.accountName ?? row.accountId} · ${row.region}`,
      }))}
      chosen={other === null ? [] : [other]}
      onChange={([key]) => onChoose(key ?? null)}
      onSearch={setText}
      empty={t("noOther")}
      noMatch={t("noOther")}
      loading={query.isPending}
    />
  );
}
