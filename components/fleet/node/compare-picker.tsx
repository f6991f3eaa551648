"use client";

import { GitCompareArrows } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { fromLocalInput, toLocalInput } from "#lib/core/domain/local-time.ts";
import type { NodeOutput } from "#lib/fleet/contract/detail.ts";

export interface Comparison {
  withNode: string | null;
  withAsOf: string | null;
  show: "differences" | "all";
}

/** Chooses the other side of a comparison: another node, this node at an earlier moment, or both. */
export function ComparePicker({
  versions,
  withNode,
  withAsOf,
  onlyDifferences,
  onChange,
}: {
  versions: NodeOutput["versions"];
  withNode: string | null;
  withAsOf: string | null;
  onlyDifferences: boolean;
  onChange: (change: Partial<Comparison>) => void;
}) {
  const t = useTranslations("fleet.inventory");
  const [open, setOpen] = useState(false);
  const compared = withNode !== null || withAsOf !== null;
  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        title={t("compare")}
        className="w-80"
        trigger={
          <Button>
            <GitCompareArrows size={14} aria-hidden="true" />
            {compared ? t("comparedWith") : t("compare")}
            {withNode && <bdi className="max-w-48 truncate">{withNode}</bdi>}
            {withAsOf && <Timestamp at={withAsOf} show="absolute" />}
          </Button>
        }
      >
        <CompareForm
          key={`${withNode} ${withAsOf}`}
          versions={versions}
          withNode={withNode}
          withAsOf={withAsOf}
          onApply={(change) => {
            onChange(change);
            setOpen(false);
          }}
        />
      </Popover>
      {compared && (
        <>
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control */}
          <label className="flex items-center gap-1.5">
            <Checkbox
              checked={onlyDifferences}
              onChange={(event) => onChange({ show: event.currentTarget.checked ? "differences" : "all" })}
            />
            {t("onlyDifferences")}
          </label>
          <Button variant="quiet" onClick={() => onChange({ withNode: null, withAsOf: null })}>
            {t("endComparison")}
          </Button>
        </>
      )}
    </>
  );
}

function CompareForm({
  versions,
  withNode,
  withAsOf,
  onApply,
}: {
  versions: NodeOutput["versions"];
  withNode: string | null;
  withAsOf: string | null;
  onApply: (change: Partial<Comparison>) => void;
}) {
  const t = useTranslations("fleet.inventory");
  const { zone } = usePreferences();
  const ids = { node: useId(), moment: useId() };
  const [other, setOther] = useState(withNode ?? "");
  const [moment, setMoment] = useState(withAsOf ? toLocalInput(withAsOf, zone.zone) : "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onApply({
      withNode: other.trim() === "" ? null : other.trim(),
      withAsOf: moment === "" ? null : fromLocalInput(moment, zone.zone),
    });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 px-3 pb-3">
      <label htmlFor={ids.node} className="text-muted">
        {t("otherNode")}
      </label>
      <Input
        id={ids.node}
        value={other}
        placeholder="i-0123456789abcdef0"
        onChange={(event) => setOther(event.currentTarget.value)}
      />
      <label htmlFor={ids.moment} className="text-muted">
        {t("otherMoment")}
      </label>
      <Input
        id={ids.moment}
        type="datetime-local"
        value={moment}
        onChange={(event) => setMoment(event.currentTarget.value)}
      />
      {versions.length > 1 && (
        <div className="flex flex-col items-start gap-1">
          <span className="text-faint text-sm">{t("changesAt")}</span>
          {versions.slice(0, 5).map(({ validFrom }) => (
            <Button
              key={validFrom}
              variant="quiet"
              size="sm"
              onClick={() => onApply({ withNode: null, withAsOf: justBefore(validFrom) })}
            >
              {t.rich("before", { time: () => <Timestamp at={validFrom} show="absolute" /> })}
            </Button>
          ))}
        </div>
      )}
      <div className="flex justify-end">
        <Button variant="primary" type="submit">
          {t("apply")}
        </Button>
      </div>
    </form>
  );
}

/** The last moment of the version before. */
function justBefore(iso: string): string {
  return new Date(Date.parse(iso) - 1).toISOString();
}
