"use client";

import { useTranslations } from "next-intl";
import { useRelativeWords } from "#components/shared/time-words.ts";
import { Button } from "#components/ui/button.tsx";
import { useRelativeTime } from "#lib/core/client/use-relative-time.ts";

/** How much of the list is shown, the way to the rest, and how old it is. */
export function ChangesFooter({
  lines,
  hasOlder,
  loading,
  onOlder,
  readAt,
}: {
  /** Null before the first answer. */
  lines: number | null;
  hasOlder: boolean;
  loading: boolean;
  onOlder: () => void;
  /** When the lines were read; null before the first answer. */
  readAt: string | null;
}) {
  const t = useTranslations("changes");
  const table = useTranslations("table");
  return (
    <footer className="flex h-9 shrink-0 items-center gap-3 border-line border-t bg-chrome px-3 print:hidden">
      <span className="text-muted" aria-live="polite">
        {lines !== null && t("shown", { lines })}
      </span>
      {hasOlder ? (
        <Button size="sm" onClick={onOlder} aria-disabled={loading}>
          {loading ? t("loadingOlder") : t("older")}
        </Button>
      ) : (
        lines !== null && lines > 0 && <span className="text-faint">{t("end")}</span>
      )}
      {readAt && (
        <span className="ms-auto text-faint text-sm">
          {table("updated")} <ReadAt iso={readAt} />
        </span>
      )}
    </footer>
  );
}

/** A page that took long to arrive was read "in the future" of its clock: that is just now. */
function ReadAt({ iso }: { iso: string }) {
  const words = useRelativeWords();
  const distance = useRelativeTime(iso);
  if (distance === null) return null;
  const past =
    distance.direction === "future" ? ({ direction: "past", unit: "now", count: 0 } as const) : distance;
  return <time dateTime={iso}>{words(past)}</time>;
}
