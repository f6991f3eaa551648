"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ConsoleLink } from "#components/shared/console-link.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Status, StatusIcon } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { isolated } from "#lib/core/domain/isolated.ts";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import { ec2InstanceLink, fleetManagerLink } from "#lib/fleet/domain/console-links.ts";
import { copyAsCli } from "#lib/fleet/domain/copy-as-cli.ts";
import { nodeTone } from "#lib/fleet/domain/node-status.ts";
import { useNodeLabels } from "../use-node-labels.ts";

/** Who the node is, how it is, and the ways to AWS's own view of it. */
export function NodeHeader({ node }: { node: FleetNode }) {
  const t = useTranslations("fleet.node");
  const labels = useNodeLabels();
  const { scopeSearch } = useScope();
  const ping = labels.value("ping", node.pingStatus);
  // Of a node that is gone it is known how it was, not how it is.
  const tone = node.endedAt === null ? (nodeTone("ping", node.pingStatus) ?? "unknown") : "unknown";
  const account = node.accountName ? `${isolated(node.accountName)} (${node.accountId})` : node.accountId;
  const command = copyAsCli({
    scopes: [{ ...node, nodeIds: [node.nodeId] }],
    filters: [],
    notes: [],
  });
  return (
    <header className="flex flex-col gap-1 px-4 pt-3 pb-2">
      <nav aria-label={t("breadcrumb")} className="text-muted">
        <Link href={hrefs.fleet(scopeSearch)} className="hover:text-accent hover:underline">
          {t("nodes")}
        </Link>
        <span aria-hidden="true"> / </span>
        <span className="font-mono text-sm">{node.nodeId}</span>
      </nav>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="min-w-0 break-words font-semibold text-xl">
          <bdi>{node.name ?? node.nodeId}</bdi>
        </h1>
        <Status tone={tone}>{node.endedAt === null ? ping : t("lastPing", { status: ping })}</Status>
        <span className="text-muted">
          {account} · {node.region}
        </span>
        <span className="flex-1" />
        <CopyButton look="text" text={node.nodeId} label={t("copyId")} />
        <CopyButton look="text" text={command} label={t("copyCli")} />
        <ConsoleLink href={fleetManagerLink(node)} label={t("fleetManager")} />
        <ConsoleLink href={ec2InstanceLink(node)} label={t("ec2")} />
      </div>
      {node.endedAt && (
        <p className="flex items-center gap-2 rounded-md bg-warning-soft px-3 py-1.5">
          <StatusIcon tone="warning" />
          <span>
            {t("ended")} <Timestamp at={node.endedAt} />
          </span>
        </p>
      )}
    </header>
  );
}
