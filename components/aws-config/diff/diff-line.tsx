"use client";

import clsx from "clsx";
import { ChevronDown, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import type { DiffLine, LineChange, ShownValue } from "#lib/aws-config/domain/diff/lines.ts";

const marks: Record<LineChange, string> = {
  added: "+",
  removed: "−",
  changed: "~",
  moved: "↕",
  inside: "",
  same: "",
};

const markClass: Record<LineChange, string> = {
  added: "text-ok",
  removed: "text-critical",
  changed: "text-changed",
  moved: "text-changed",
  inside: "",
  same: "",
};

export interface DiffLineProps {
  line: DiffLine;
  side: boolean;
  current: boolean;
  onFold: (id: string) => void;
}

/** One line: a mark and its word, the key, and the values of both sides, one after or beside the other. */
export const DiffLineRow = memo(function DiffLineRow({ line, side, current, onFold }: DiffLineProps) {
  const t = useTranslations("awsConfig.diff");
  const { change } = line;
  if (line.fold !== null) return <FoldRow line={line} fold={line.fold} onFold={onFold} />;
  return (
    <li
      id={line.begins ? lineId(line.path) : undefined}
      tabIndex={line.begins ? -1 : undefined}
      aria-current={current || undefined}
      data-begins={line.begins || undefined}
      className={clsx(
        "grid scroll-my-16 items-start font-mono text-sm leading-5",
        side ? "grid-cols-[1.25rem_minmax(0,1fr)_minmax(0,1fr)]" : "grid-cols-[1.25rem_minmax(0,1fr)]",
        current && "outline-2 outline-focus -outline-offset-2",
      )}
    >
      <span className={clsx("select-none text-center", markClass[change])}>
        <span aria-hidden="true">{marks[change]}</span>
        {change !== "same" && <span className="sr-only">{t(`marks.${change}`)} </span>}
      </span>
      {side ? (
        <>
          <Half line={line} which="before" />
          <Half line={line} which="after" />
        </>
      ) : (
        <span
          className={clsx(
            "min-w-0 px-1",
            change === "added" && "bg-ok-soft",
            change === "removed" && "bg-critical-soft",
          )}
        >
          <Label line={line} />
          {line.before !== null && (change === "removed" || change === "changed") && (
            <Value value={line.before} change="removed" word={t("before")} />
          )}
          {change === "changed" && <span aria-hidden="true"> → </span>}
          {line.after !== null && change !== "removed" && (
            <Value
              value={line.after}
              change={change === "added" || change === "changed" ? "added" : "same"}
              word={change === "changed" ? t("after") : ""}
            />
          )}
        </span>
      )}
    </li>
  );
});

/** The element of a difference on the page. */
export const lineId = (path: string): string => `diff:${path}`;

function Half({ line, which }: { line: DiffLine; which: "before" | "after" }) {
  const t = useTranslations("awsConfig.diff");
  const isAbsent = line.change === (which === "before" ? "added" : "removed");
  const differs = line.change !== "same" && line.change !== "inside" && line.change !== "moved";
  const value = line[which];
  return (
    <span
      className={clsx(
        "h-full min-w-0 border-line border-l px-1",
        isAbsent && "bg-sunken",
        differs && !isAbsent && (which === "before" ? "bg-critical-soft" : "bg-ok-soft"),
      )}
    >
      {isAbsent ? (
        <span className="sr-only">{t("absent")}</span>
      ) : (
        <>
          <Label line={line} />
          {value !== null && <Value value={value} change="same" word={differs ? t(which) : ""} />}
        </>
      )}
    </span>
  );
}

function Label({ line }: { line: DiffLine }) {
  const isContainer = line.before === null && line.after === null;
  // A plain value in a list is its own name, and a mere place in it says nothing.
  const isItem = line.element && (!isContainer || /^\d+$/.test(line.label));
  return (
    <span style={{ paddingInlineStart: `${line.depth}rem` }} className="text-muted">
      {isItem ? (
        <span aria-hidden="true">· </span>
      ) : (
        <bdi className={clsx("break-all", line.change === "inside" && "text-ink")}>{line.label}</bdi>
      )}
      {!isItem && !isContainer && ": "}
    </span>
  );
}

function Value({ value, change, word }: { value: ShownValue; change: LineChange; word: string }) {
  const t = useTranslations("awsConfig.diff");
  const Tag = change === "removed" ? "del" : change === "added" ? "ins" : "span";
  const text = value.kind === "secret" ? <i title={t("hidden")}>{value.text}</i> : value.text;
  return (
    <>
      {word !== "" && <span className="sr-only">{word} </span>}
      <Tag
        className={clsx(
          "whitespace-pre-wrap break-all no-underline",
          change === "removed" && "bg-critical-soft text-critical",
          change === "added" && "bg-ok-soft text-ok",
          change === "same" && "text-ink",
        )}
      >
        {text}
        {value.kind === "secret" && <span className="sr-only">{t("hidden")}</span>}
      </Tag>
    </>
  );
}

function FoldRow({
  line,
  fold,
  onFold,
}: {
  line: DiffLine;
  fold: NonNullable<DiffLine["fold"]>;
  onFold: (id: string) => void;
}) {
  const t = useTranslations("awsConfig.diff");
  const Icon = fold.open ? ChevronDown : ChevronRight;
  return (
    <li className="text-sm leading-5" style={{ paddingInlineStart: `${line.depth + 1.5}rem` }}>
      <button
        type="button"
        aria-expanded={fold.open}
        onClick={() => onFold(line.id)}
        className="inline-flex items-center gap-0.5 rounded-sm pr-1 text-faint hover:bg-hover hover:text-ink"
      >
        <Icon size={12} aria-hidden="true" />
        {t(`folded.${fold.what}`, { count: fold.count })}
      </button>
    </li>
  );
}
