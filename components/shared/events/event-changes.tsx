"use client";

import { useTranslations } from "next-intl";
import type { DetailLine } from "#lib/core/domain/events/detail-line.ts";

/** One changed value: what it was, and what it became. */
export function EventChange({ line }: { line: DetailLine }) {
  const t = useTranslations("events");
  return (
    <span className="break-words">
      {line.label !== "" && (
        <span className="text-muted">
          <bdi>{line.label}</bdi>:{" "}
        </span>
      )}
      {line.before !== undefined && (
        <>
          <Value text={line.before} none={t("none")} />
          <span aria-hidden="true" className="px-1 text-faint">
            →
          </span>
          <span className="sr-only">{t("becomes")}</span>
        </>
      )}
      <Value text={line.after} none={t("none")} />
    </span>
  );
}

function Value({ text, none }: { text: string | null; none: string }) {
  return text === null ? (
    <i className="text-faint">{none}</i>
  ) : (
    <bdi className="font-mono text-sm">{text}</bdi>
  );
}
