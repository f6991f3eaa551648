"use client";

import { useQuery } from "@tanstack/react-query";
import { Command as Palette } from "cmdk";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { StatusIcon } from "#components/ui/status.tsx";
import { ApiError } from "#lib/core/client/fetch-json.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { neverRead } from "#lib/core/domain/coverage.ts";
import { nodesQuery } from "#lib/fleet/client/index.ts";

const shownNodes = 8;

const toneOf = (pingStatus: string | null) =>
  pingStatus === "Online" ? "ok" : pingStatus === "ConnectionLost" ? "critical" : "unknown";

/** The nodes that match the text as a filter. */
export function usePaletteNodes(search: string) {
  const { accounts, regions, tag, asOf } = useScope().scope;
  return useQuery({
    ...nodesQuery({
      filter: search,
      limit: shownNodes,
      ...(accounts && { accounts }),
      ...(regions && { regions }),
      ...(tag && { tag }),
      ...(asOf && { asOf }),
    }),
    enabled: search !== "",
  });
}

/** Nodes that match the text as a filter, and the way to all of them. */
export function PaletteNodes({
  search,
  itemClass,
  groupClass,
  act,
}: {
  search: string;
  itemClass: string;
  groupClass: string;
  act: (run: () => void) => () => void;
}) {
  const t = useTranslations("palette");
  const router = useRouter();
  const { scopeSearch } = useScope();
  const { data, error, isFetching } = usePaletteNodes(search);
  const isBadFilter = error instanceof ApiError && error.code === "bad_request";
  const note = error
    ? t(isBadFilter ? "badFilter" : "nodesFailed")
    : !data
      ? t("searching")
      : data.total === 0 && !isFetching
        ? neverRead(data.freshness, "managed-nodes")
          ? t("nodesFailed")
          : t("empty", { text: search })
        : null;
  const withFilter = new URLSearchParams(scopeSearch);
  withFilter.set("filter", search);
  return (
    <Palette.Group heading={t("nodes")} className={groupClass}>
      {note && (
        <p role="status" className="px-2 py-1.5 text-muted">
          {note}
        </p>
      )}
      {!error &&
        data?.rows.map((node) => (
          <Palette.Item
            key={node.key}
            value={`node-${node.key}`}
            onSelect={act(() => router.push(hrefs.node(node.key, scopeSearch)))}
            className={itemClass}
          >
            <StatusIcon tone={toneOf(node.pingStatus)} />
            <span className="min-w-0 truncate font-medium">{node.name ?? node.nodeId}</span>
            <span className="shrink-0 font-mono text-muted text-sm">{node.nodeId}</span>
            <span className="ml-auto min-w-0 truncate text-muted text-sm">
              {node.accountName ?? node.accountId} · {node.region}
            </span>
          </Palette.Item>
        ))}
      {!error && data && data.total > data.rows.length && (
        <Palette.Item
          value="all-nodes"
          onSelect={act(() => router.push(hrefs.fleet(withFilter.toString())))}
          className={itemClass}
        >
          {t("allMatches", { count: data.total })}
        </Palette.Item>
      )}
    </Palette.Group>
  );
}
