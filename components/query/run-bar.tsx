"use client";

import { Play, Square } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";

/** Run, cancel, and in between how it goes. */
export function RunBar({
  runningSince,
  disabled,
  onRun,
  onCancel,
  children,
  progress,
  actions,
}: {
  runningSince: number | null;
  disabled: boolean;
  onRun: () => void;
  onCancel: () => void;
  /** What there is to say of the newest answer, or of what keeps the query from being sent. */
  children: ReactNode;
  /** How far a run is. */
  progress?: ReactNode;
  actions?: ReactNode;
}) {
  const t = useTranslations("query");
  return (
    <div className="flex min-h-13 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-y bg-chrome px-3 py-1">
      {runningSince === null ? (
        <Button variant="primary" aria-disabled={disabled} onClick={() => disabled || onRun()}>
          <Play size={13} aria-hidden="true" />
          {t("run")}
          <Kbd>{t("runKey")}</Kbd>
        </Button>
      ) : (
        <Button onClick={onCancel}>
          <Square size={12} aria-hidden="true" />
          {t("cancel")}
        </Button>
      )}
      <div className="min-w-0 flex-1" role="status">
        {runningSince === null ? (
          children
        ) : (
          <>
            <Elapsed since={runningSince} />
            {progress && <span className="text-muted"> · {progress}</span>}
          </>
        )}
      </div>
      {actions}
    </div>
  );
}

function Elapsed({ since }: { since: number }) {
  const t = useTranslations("query");
  const format = useFormatter();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 200);
    return () => clearInterval(timer);
  }, []);
  const seconds = format.number((now - since) / 1000, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return <span className="text-muted tabular-nums">{t("running", { seconds })}</span>;
}
