"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useDeferredValue } from "react";
import { Pagination } from "#components/shared/pagination/pagination.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { SearchField } from "#components/shared/search-field.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { nodeInventoryQuery } from "#lib/fleet/client/index.ts";
import type { NodeOutput } from "#lib/fleet/contract/detail.ts";
import { ComparePicker } from "./compare-picker.tsx";
import { InventoryTable } from "./inventory-table.tsx";
import { InventoryTypes } from "./inventory-types.tsx";

const pageSize = 200;

const parsers = {
  type: parseAsString,
  find: parseAsString.withDefault(""),
  from: parseAsInteger.withDefault(0),
  withNode: parseAsString,
  withAsOf: parseAsString,
  show: parseAsStringLiteral(["differences", "all"]).withDefault("differences"),
};

/** What is installed on the node, by inventory type, searchable, and compared with another node or moment. */
export function InventoryTab({ data, node, asOf }: { data: NodeOutput; node: string; asOf: string | null }) {
  const t = useTranslations("fleet.inventory");
  const [state, setState] = useQueryStates(parsers, { history: "replace" });
  const type = state.type ?? firstType(data);
  const search = useDeferredValue(state.find);
  const compared = state.withNode !== null || state.withAsOf !== null;
  const query = useQuery({
    ...nodeInventoryQuery({
      node,
      type,
      search,
      limit: pageSize,
      offset: state.from,
      onlyDifferences: state.show === "differences",
      ...(asOf ? { asOf } : {}),
      ...(state.withNode ? { withNode: state.withNode } : {}),
      ...(state.withAsOf ? { withAsOf: state.withAsOf } : {}),
    }),
    enabled: type !== "",
  });
  if (data.inventory.length === 0) return <p className="px-4 py-6 text-muted">{t("none")}</p>;
  return (
    <div className="flex min-h-0 flex-1">
      <InventoryTypes
        types={data.inventory}
        chosen={type}
        onChoose={(next) => void setState({ type: next, from: 0, find: "" })}
      />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="flex flex-wrap items-center gap-2 px-3 py-2">
          <SearchField
            label={t("search")}
            value={state.find}
            onChange={(find) => void setState({ find, from: 0 })}
          />
          <ComparePicker
            versions={data.versions}
            withNode={state.withNode}
            withAsOf={state.withAsOf}
            onlyDifferences={state.show === "differences"}
            onChange={(change) => void setState({ ...change, from: 0 })}
          />
        </div>
        <QueryGate query={query} lines={10}>
          {(answer) => (
            <>
              <p className="flex flex-wrap gap-x-3 px-3 pb-2 text-muted" aria-live="polite">
                {answer.capturedAt && (
                  <span>
                    {t("captured")} <Timestamp at={answer.capturedAt} />
                  </span>
                )}
                {compared && <span>{t("differences", answer.counts)}</span>}
                {compared && answer.otherCapturedAt === null && <span>{t("otherUnknown")}</span>}
              </p>
              <InventoryTable label={type} answer={answer} compared={compared} />
              {answer.total > pageSize && (
                <div className="flex justify-end border-line border-t px-3 py-1.5">
                  <Pagination
                    page={Math.floor(state.from / pageSize) + 1}
                    pageSize={pageSize}
                    total={answer.total}
                    onPage={(page) => void setState({ from: (page - 1) * pageSize })}
                  />
                </div>
              )}
            </>
          )}
        </QueryGate>
      </div>
    </div>
  );
}

/** Applications are what most people come for. */
function firstType(data: NodeOutput): string {
  const names = data.inventory.map((type) => type.typeName);
  return names.find((name) => name === "AWS:Application") ?? names[0] ?? "";
}
