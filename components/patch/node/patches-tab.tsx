"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Status } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { nodePatchesQuery } from "#lib/patch/client/index.ts";
import type { NodePatchesOutput } from "#lib/patch/contract/node-patches.ts";
import { nodePatchCommands } from "#lib/patch/domain/patch-commands.ts";
import { ConflictNotes } from "./conflict-notes.tsx";
import { HistoryList } from "./history-list.tsx";
import { NodePatchTable } from "./node-patch-table.tsx";
import { OperationTable } from "./operation-table.tsx";
import { Provenance } from "./provenance.tsx";

const views = ["patches", "provenance", "history"] as const;

/** A node's patches: what it has and lacks, where its numbers come from, what changed. `node` is a key or a bare node id. */
export function PatchesTab({ node }: { node: string }) {
  const t = useTranslations("patch.node");
  const patches = useTranslations("patch.patches");
  const { asOf } = useScope().scope;
  const [view, setView] = useQueryState("patches", parseAsStringLiteral(views).withDefault("patches"));
  const query = useQuery(nodePatchesQuery({ node, ...(asOf !== null && { asOf }) }));
  return (
    <QueryGate query={query} lines={12}>
      {(data) =>
        data.standing === "unread" ? (
          <EmptyState
            title={t("unread")}
            action={
              <Link href={hrefs.syncSettings()} className={buttonClass()}>
                {patches("toSync")}
              </Link>
            }
          >
            {t("unreadBody")}
          </EmptyState>
        ) : data.standing === "never_scanned" && data.operations.length === 0 ? (
          <EmptyState title={t("never")}>{t("neverBody")}</EmptyState>
        ) : (
          <>
            <div className="flex flex-wrap items-center gap-3 px-4 py-2">
              <Segmented
                label={t("view")}
                value={view}
                onChange={(next) => void setView(views.find((name) => name === next) ?? "patches")}
                options={views.map((name) => ({ value: name, label: t(`views.${name}`) }))}
              />
              {data.endedAt !== null && (
                <Status tone="unknown">
                  {t.rich("ended", { time: () => <Timestamp at={data.endedAt} /> })}
                </Status>
              )}
              <span className="flex-1" />
              <CopyButton look="text" text={nodePatchCommands(data.node)} label={t("copyCli")} />
            </div>
            <ConflictNotes conflicts={data.conflicts} />
            {view === "patches" && data.olderListAt !== null && (
              <Status tone="unknown" className="px-4 pb-2">
                {t.rich("olderList", { time: () => <Timestamp at={data.olderListAt} show="absolute" /> })}
              </Status>
            )}
            <View view={view} data={data} />
          </>
        )
      }
    </QueryGate>
  );
}

/** It was scanned once: its operations are known, and AWS has no state of it any more. */
function StateGone() {
  const t = useTranslations("patch.node");
  return <EmptyState title={t("stateGone")}>{t("stateGoneBody")}</EmptyState>;
}

function View({ view, data }: { view: (typeof views)[number]; data: NodePatchesOutput }) {
  if (view === "patches" && data.patches.length === 0 && data.standing === "never_scanned")
    return <StateGone />;
  if (view === "patches") return <NodePatchTable patches={data.patches} />;
  if (view === "history") return <HistoryList changes={data.changes} />;
  return (
    <div className="flex flex-col gap-5 px-4 pb-4">
      <Provenance data={data} />
      <OperationTable operations={data.operations} />
    </div>
  );
}
