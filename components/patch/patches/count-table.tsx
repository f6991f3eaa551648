"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { PatchCounts } from "#lib/patch/contract/patches.ts";
import { countedStates } from "./node-filters.ts";

export interface CountLine {
  key: string;
  label: string;
  counts: PatchCounts;
  /** The nodes of this line that are in a state. */
  href: (state: (typeof countedStates)[number][1]) => string;
}

/** States across, places or systems down; states that occur nowhere have no column. */
export function CountTable({
  caption,
  heading,
  lines,
}: {
  caption: string;
  heading: string;
  lines: readonly CountLine[];
}) {
  const t = useTranslations("patch");
  const format = useFormatter();
  const columns = countedStates.filter(([member]) => lines.some(({ counts }) => counts[member] > 0));
  if (lines.length === 0) return <p className="text-muted">{t("patches.noNodes")}</p>;
  return (
    <div className="overflow-x-auto">
      <table className="w-full">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-line border-b text-muted">
            <th scope="col" className="py-1 pr-3 text-start font-normal">
              {heading}
            </th>
            {columns.map(([member, state]) => (
              <th key={member} scope="col" className="whitespace-nowrap py-1 pl-3 text-end font-normal">
                {t(`states.${state}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} className="border-line border-b last:border-b-0">
              <th scope="row" className="py-1 pr-3 text-start font-normal">
                {line.label}
              </th>
              {columns.map(([member, state]) => (
                <td key={member} className="py-1 pl-3 text-end tabular-nums">
                  {line.counts[member] === 0 ? (
                    <span className="text-faint">0</span>
                  ) : (
                    <Link href={line.href(state)} className="text-accent hover:underline">
                      {format.number(line.counts[member])}
                    </Link>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
