"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import type { ItemDiff } from "#lib/aws-config/domain/diff/types.ts";
import { type DiffMode, diffModes } from "./diff-modes.ts";
import type { ChangePosition } from "./use-change-position.ts";

/** How a difference is looked at, and the way from one change to the next. */
export function DiffToolbar({
  diff,
  mode,
  onMode,
  noise,
  onNoise,
  position,
  total,
  text,
}: {
  diff: ItemDiff;
  mode: DiffMode;
  onMode: (mode: DiffMode) => void;
  noise: boolean;
  onNoise: (noise: boolean) => void;
  position: ChangePosition;
  total: number;
  /** What is copied. */
  text: string;
}) {
  const t = useTranslations("awsConfig.diff");
  const modes = diffModes.map((value) => ({ value, label: t(`modes.${value}`) }));
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <span className="font-medium" aria-live="polite">
        {t("changes", { count: diff.changes })}
      </span>
      {diff.noise > 0 && mode !== "raw" && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
        <label className="flex items-center gap-1.5 text-muted">
          <Checkbox checked={noise} onChange={(event) => onNoise(event.currentTarget.checked)} />
          {t("noiseToggle", { count: diff.noise })}
        </label>
      )}
      <span className="flex-1" />
      {mode !== "raw" && total > 0 && (
        <span className="flex items-center gap-1">
          <span className="text-faint text-sm" aria-live="polite">
            {position.at > 0 && t("position", { at: position.at, total })}
          </span>
          <Button
            size="sm"
            variant="quiet"
            icon
            aria-label={t("previous")}
            title={`${t("previous")} (p)`}
            onClick={position.previous}
          >
            <ChevronUp size={14} aria-hidden="true" />
          </Button>
          <Button
            size="sm"
            variant="quiet"
            icon
            aria-label={t("next")}
            title={`${t("next")} (n)`}
            onClick={position.next}
          >
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        </span>
      )}
      <CopyButton text={text} label={t("copy")} look="text" />
      <Segmented label={t("mode")} labelled="hidden" options={modes} value={mode} onChange={onMode} />
    </div>
  );
}
