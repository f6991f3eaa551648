"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { Dimension } from "#lib/patch/contract/dimensions.ts";
import type { Breakdown, BreakdownGroup, ClassCounts } from "#lib/patch/contract/overview.ts";
import { type ClassKey, classKeys } from "#lib/patch/contract/patch-class.ts";
import { attentionNodes, compliantShare } from "#lib/patch/domain/class-counts.ts";
import { nodesFilter, withNodesFilter } from "#lib/patch/domain/node-links.ts";
import type { GroupSort } from "#lib/patch/domain/sort-groups.ts";
import { classFill } from "../class-fill.ts";
import { StackedBar } from "./stacked-bar.tsx";
import { useGroupLabel } from "./use-group-label.ts";

const number = "py-1 ps-3 text-right";

/** One row a group: its name and bar, with the figures that the rows can be sorted by. */
export function BreakdownTable({
  dimension,
  groups,
  rest,
  scale,
  sort,
  ascending,
  onSort,
}: {
  dimension: Dimension;
  groups: readonly BreakdownGroup[];
  rest: Breakdown["rest"];
  scale: "share" | "nodes";
  sort: GroupSort;
  ascending: boolean;
  onSort: (by: GroupSort) => void;
}) {
  const t = useTranslations("patch.overview");
  const { scopeSearch } = useScope();
  const labelOf = useGroupLabel(dimension);
  const largest = Math.max(1, ...groups.map((group) => group.nodes));
  const href = (value: string | null, name?: ClassKey) =>
    hrefs.patchNodes(withNodesFilter(scopeSearch, nodesFilter({ group: { dimension, value }, class: name })));
  const heading = (by: GroupSort, label: string, className: string) => (
    <SortHeading
      label={label}
      className={className}
      sorted={sort === by ? ascending : null}
      onSort={() => onSort(by)}
    />
  );
  return (
    <table className="mt-1 w-full table-fixed">
      <thead>
        <tr className="border-line border-b text-muted text-sm">
          {heading("name", t(`dimensions.${dimension}`), "w-[32%] text-start")}
          <th scope="col" className="ps-3 text-start font-normal">
            {t("bar")}
          </th>
          {heading("attention", t("attention"), "w-24 text-right")}
          {heading("nodes", t("nodes"), "w-20 text-right")}
          {heading("compliant", t("compliant"), "w-24 text-right")}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.value ?? ""} className="border-line border-b hover:bg-hover">
            <th scope="row" className="truncate py-1 text-start font-normal">
              <Link
                href={href(group.value)}
                prefetch={false}
                title={[labelOf(group), group.value].filter(Boolean).join(" · ")}
                className="text-accent hover:underline"
              >
                {labelOf(group)}
                {group.name !== null && <span className="ps-1.5 text-faint text-sm">{group.value}</span>}
              </Link>
            </th>
            <td className="py-1 ps-3">
              <StackedBar
                className="h-4"
                label={labelOf(group)}
                classes={group.classes}
                share={scale === "share" ? 1 : group.nodes / largest}
                hrefOf={(name) => href(group.value, name)}
              />
            </td>
            <Figures nodes={group.nodes} classes={group.classes} />
          </tr>
        ))}
        {rest && (
          <tr className="text-muted">
            <th scope="row" className="truncate py-1 text-start font-normal">
              {t("rest", { count: rest.groups })}
            </th>
            <td className="py-1 ps-3">
              <PlainBar classes={rest.classes} />
            </td>
            <Figures nodes={rest.nodes} classes={rest.classes} />
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Figures({ nodes, classes }: { nodes: number; classes: ClassCounts }) {
  const t = useTranslations("common");
  const format = useFormatter();
  const share = compliantShare(classes);
  return (
    <>
      <td className={number}>{format.number(attentionNodes(classes))}</td>
      <td className={number}>{format.number(nodes)}</td>
      <td className={number}>
        {share === null ? (
          <span className="text-unknown">{t("unknown")}</span>
        ) : (
          format.number(share, { style: "percent", maximumFractionDigits: 1 })
        )}
      </td>
    </>
  );
}

/** The bar of several groups together: no one filter names them, so it leads nowhere. */
function PlainBar({ classes }: { classes: ClassCounts }) {
  return (
    <div aria-hidden="true" className="flex h-4 gap-px overflow-hidden rounded-sm opacity-60">
      {classKeys.map((name) => {
        const { style, ...fill } = classFill(name);
        const nodes = classes[name] ?? 0;
        return nodes === 0 ? null : (
          <span
            key={name}
            {...fill}
            className="class-fill"
            style={{ ...style, flexGrow: nodes, flexBasis: 0 }}
          />
        );
      })}
    </div>
  );
}

function SortHeading({
  label,
  className,
  sorted,
  onSort,
}: {
  label: string;
  className: string;
  sorted: boolean | null;
  onSort: () => void;
}) {
  const Arrow = sorted ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sorted === null ? undefined : sorted ? "ascending" : "descending"}
      className={`py-1 font-normal ${className}`}
    >
      <button type="button" className="inline-flex items-center gap-0.5 hover:text-ink" onClick={onSort}>
        {label}
        {sorted !== null && <Arrow size={12} aria-hidden="true" />}
      </button>
    </th>
  );
}
