"use client";

import { useTranslations } from "next-intl";
import type { DetailLine } from "#lib/core/domain/events/detail-line.ts";

/** One changed value, of `useEventWords`: what it was, and what it became. */
export function EventChange({ line }: { line: DetailLine }) {
  const t = useTranslations("events");
  const shown = { none: t("none"), inWords: line.form !== undefined && line.form !== "text" };
  return (
    <span className="break-words">
      {line.label !== "" && (
        <span className="text-muted">
          <bdi>{line.label}</bdi>:{" "}
        </span>
      )}
      {line.before !== undefined && (
        <>
          <Value text={line.before} {...shown} />
          <span aria-hidden="true" className="px-1 text-faint">
            →
          </span>
          <span className="sr-only">{t("becomes")}</span>
        </>
      )}
      <Value text={line.after} {...shown} />
    </span>
  );
}

function Value({ text, none, inWords }: { text: string | null; none: string; inWords: boolean }) {
  if (text === null) return <i className="text-faint">{none}</i>;
  return <bdi className={inWords ? undefined : "font-mono text-sm"}>{text}</bdi>;
}
