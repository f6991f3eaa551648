"use client";

import { useTranslations } from "next-intl";
import type { BaselineChange } from "#lib/patch/contract/baselines.ts";
import { useChangeWords } from "./use-change-words.ts";

interface ChangeProps {
  changes: readonly BaselineChange[];
  operatingSystem: string | null;
}

/** Differences of baselines, each with what was there before and what is there after below one another. */
export function ChangeList({ changes, operatingSystem }: ChangeProps) {
  const worded = useChangeWords(operatingSystem);
  return (
    <ul className="flex flex-col gap-1.5">
      {changes.map((change) => {
        const { title, before, after } = worded(change);
        return (
          <li key={JSON.stringify(change)} className="grid gap-x-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
            <span className="text-muted">{title}</span>
            <div className="min-w-0 break-words">
              <Removed texts={before} />
              <Added texts={after} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** The same differences with both sides beside each other. */
export function ChangeTable({
  changes,
  operatingSystem,
  label,
  headings,
}: ChangeProps & { label: string; headings: readonly [before: string, after: string] }) {
  const t = useTranslations("patch.baselines.changes");
  const worded = useChangeWords(operatingSystem);
  const cell = "border-line border-b px-3 py-1.5 text-start align-top";
  return (
    <table aria-label={label} className="w-full max-w-6xl table-fixed border-separate border-spacing-0">
      <thead>
        <tr>
          {[t("what"), ...headings].map((heading, index) => (
            <th
              key={heading}
              scope="col"
              className={`${cell} font-medium text-muted ${index === 0 ? "w-44" : ""}`}
            >
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => {
          const { title, before, after } = worded(change);
          return (
            <tr key={JSON.stringify(change)}>
              <th scope="row" className={`${cell} font-normal text-muted`}>
                {title}
              </th>
              <td className={`${cell} break-words`}>
                <Removed texts={before} />
              </td>
              <td className={`${cell} break-words`}>
                <Added texts={after} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Removed({ texts }: { texts: readonly string[] }) {
  const t = useTranslations("patch.baselines.changes");
  return texts.map((text) => (
    <del key={text} className="block text-critical no-underline">
      <span className="sr-only">{t("before")} </span>
      <span aria-hidden="true">− </span>
      <bdi>{text}</bdi>
    </del>
  ));
}

function Added({ texts }: { texts: readonly string[] }) {
  const t = useTranslations("patch.baselines.changes");
  return texts.map((text) => (
    <ins key={text} className="block text-ok no-underline">
      <span className="sr-only">{t("after")} </span>
      <span aria-hidden="true">+ </span>
      <bdi>{text}</bdi>
    </ins>
  ));
}
