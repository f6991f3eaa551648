"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { StatusIcon } from "#components/ui/status.tsx";
import type { ClassCounts } from "#lib/patch/contract/overview.ts";
import { type ClassKey, classKeys } from "#lib/patch/contract/patch-class.ts";
import { classTones } from "#lib/patch/domain/class-counts.ts";
import { classFill } from "../class-fill.ts";

/**
 * One tile a class that has nodes, which is also the legend of every bar: how many nodes, what share, and how that has
 * moved. Classes without a node stand in one line below.
 */
export function ClassTiles({
  nodes,
  classes,
  before,
  hrefOf,
}: {
  nodes: number;
  classes: ClassCounts;
  /** What a whole sample of 30 days ago counted; null where there is none. */
  before: ClassCounts | null;
  hrefOf: (name: ClassKey) => string;
}) {
  const t = useTranslations("patch");
  const format = useFormatter();
  const present = classKeys.filter((name) => (classes[name] ?? 0) > 0);
  const absent = classKeys.filter((name) => !present.includes(name));
  const movedTo = (name: ClassKey) =>
    before === null ? null : <Delta difference={(classes[name] ?? 0) - (before[name] ?? 0)} />;
  return (
    <div className="flex flex-col gap-1.5">
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(9.25rem,1fr))] gap-px overflow-hidden rounded-md border border-line bg-line">
        {present.map((name) => (
          <li key={name} className="bg-canvas">
            <Link
              href={hrefOf(name)}
              prefetch={false}
              className="flex h-full flex-col px-2.5 pt-2 pb-1.5 -outline-offset-2 hover:bg-hover"
            >
              <span
                {...classFill(name)}
                aria-hidden="true"
                className="class-fill mb-1.5 h-1 w-full rounded-sm"
              />
              <span className="flex items-center gap-1.5 text-muted text-sm">
                <StatusIcon tone={classTones[name]} />
                <span className="truncate" title={t(`classes.${name}`)}>
                  {t(`classes.${name}`)}
                </span>
              </span>
              <span className="flex flex-wrap items-baseline gap-x-1.5">
                <span className="font-semibold text-xl tabular-nums">
                  {format.number(classes[name] ?? 0)}
                </span>
                {nodes > 0 && (
                  <span className="text-faint text-sm">
                    {format.number((classes[name] ?? 0) / nodes, {
                      style: "percent",
                      maximumFractionDigits: 1,
                    })}
                  </span>
                )}
                <span className="ms-auto text-faint text-sm">{movedTo(name)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {absent.length > 0 && (
        <ul className="flex flex-wrap gap-x-4 gap-y-0.5 px-0.5 text-muted text-sm">
          {absent.map((name) => (
            <li key={name}>
              <Link
                href={hrefOf(name)}
                prefetch={false}
                className="flex items-center gap-1.5 rounded-sm hover:text-ink hover:underline"
              >
                <span {...classFill(name)} aria-hidden="true" className="class-fill h-2 w-3 rounded-sm" />
                {t(`classes.${name}`)} <span className="tabular-nums">{format.number(0)}</span>
                {before !== null && (before[name] ?? 0) > 0 && (
                  <span className="text-faint">{movedTo(name)}</span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Delta({ difference }: { difference: number }) {
  const t = useTranslations("patch.overview");
  const format = useFormatter();
  const number = format.number(difference, { signDisplay: "exceptZero" });
  return (
    <span className="whitespace-nowrap" title={difference === 0 ? t("deltaNone") : t("delta", { number })}>
      {t("deltaShort", { number: difference === 0 ? "±0" : number })}
    </span>
  );
}
