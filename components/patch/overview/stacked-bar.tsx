"use client";

import clsx from "clsx";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import type { ClassCounts } from "#lib/patch/contract/overview.ts";
import { type ClassKey, classKeys } from "#lib/patch/contract/patch-class.ts";
import { classFill } from "../class-fill.ts";

/**
 * Nodes by class as one bar; each part leads to its nodes. One stop of the Tab key, the arrows go from part to part.
 * Parts too small to be seen are still wide enough to be pressed.
 */
export function StackedBar({
  label,
  classes,
  share = 1,
  hrefOf,
  className,
}: {
  label: string;
  classes: ClassCounts;
  /** Of the width that is there, 0–1. */
  share?: number;
  hrefOf: (name: ClassKey) => string;
  className?: string;
}) {
  const t = useTranslations("patch");
  const format = useFormatter();
  const parts = classKeys.flatMap((name) => {
    const nodes = classes[name] ?? 0;
    return nodes === 0 ? [] : [{ name, nodes }];
  });
  return (
    <ul
      aria-label={label}
      className={clsx("flex min-w-2 gap-px", className)}
      style={{ width: `${Math.max(share, 0.005) * 100}%` }}
      onKeyDown={moveFocus}
    >
      {parts.map(({ name, nodes }, index) => {
        const text = t("overview.part", { name: t(`classes.${name}`), nodes });
        const fill = classFill(name);
        return (
          <li
            key={name}
            className="flex h-full min-w-1 first:*:rounded-s-sm last:*:rounded-e-sm"
            style={{ flexGrow: nodes, flexBasis: 0 }}
          >
            <Link
              href={hrefOf(name)}
              prefetch={false}
              tabIndex={index === 0 ? 0 : -1}
              title={`${text} (${format.number(nodes / total(classes), { style: "percent", maximumFractionDigits: 1 })})`}
              {...fill}
              className="class-fill h-full w-full hover:opacity-80"
            >
              <span className="sr-only">{text}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

const total = (classes: ClassCounts): number =>
  classKeys.reduce((sum, name) => sum + (classes[name] ?? 0), 0);

function moveFocus(event: KeyboardEvent<HTMLUListElement>) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll("a")];
  const next = links[links.findIndex((link) => link.contains(document.activeElement)) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
