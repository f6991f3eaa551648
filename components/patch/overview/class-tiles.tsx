"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { StatusIcon } from "#components/ui/status.tsx";
import type { ClassCounts } from "#lib/patch/contract/overview.ts";
import { type ClassKey, classKeys } from "#lib/patch/contract/patch-class.ts";
import { classTones } from "#lib/patch/domain/class-counts.ts";
import { classFill } from "../class-fill.ts";

/** One tile a class, which is also the legend of every bar: how many nodes, what share, and how that has moved. */
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
  return (
    <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-5 2xl:grid-cols-10">
      {classKeys.map((name) => {
        const count = classes[name] ?? 0;
        return (
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
                <span className="font-semibold text-xl tabular-nums">{format.number(count)}</span>
                {nodes > 0 && (
                  <span className="text-faint text-sm">
                    {format.number(count / nodes, { style: "percent", maximumFractionDigits: 1 })}
                  </span>
                )}
              </span>
              <span className="min-h-4 text-faint text-sm">
                {before !== null && <Delta difference={count - (before[name] ?? 0)} />}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function Delta({ difference }: { difference: number }) {
  const t = useTranslations("patch.overview");
  const format = useFormatter();
  const number = format.number(difference, { signDisplay: "exceptZero" });
  return <>{difference === 0 ? t("deltaNone") : t("delta", { number })}</>;
}
