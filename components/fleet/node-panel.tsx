"use client";

import { useQuery } from "@tanstack/react-query";
import { SquareArrowOutUpRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ConsoleLink } from "#components/shared/console-link.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Status } from "#components/ui/status.tsx";
import { ApiError } from "#lib/core/client/fetch-json.ts";
import { serialiseScope } from "#lib/core/client/scope-params.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { nodeQuery } from "#lib/fleet/client/index.ts";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import { ec2InstanceLink, fleetManagerLink } from "#lib/fleet/domain/console-links.ts";
import { copyAsCli } from "#lib/fleet/domain/copy-as-cli.ts";
import { NodeFacts } from "./node-facts.tsx";

export interface NodePanelProps {
  nodeKey: string;
  /** The node's row when the page shown has it: details without waiting. */
  listed: FleetNode | undefined;
  asOf: string | null;
  onClose: () => void;
}

/** Details beside the list. The list stays in view, and moving through it moves through the details. */
export function NodePanel({ nodeKey, listed, asOf, onClose }: NodePanelProps) {
  const t = useTranslations("fleet.panel");
  const query = useQuery({
    ...nodeQuery({ node: nodeKey, ...(asOf !== null && { asOf }) }),
    enabled: listed === undefined,
  });
  const node = listed ?? query.data?.node;
  const [, , nodeId = nodeKey] = nodeKey.split(":");
  return (
    <SidePanel
      title={node?.name ?? nodeId}
      subtitle={
        <span className="inline-flex items-center gap-1 font-mono text-sm">
          {nodeId}
          <CopyButton text={nodeId} label={t("copy", { field: nodeId })} />
        </span>
      }
      onClose={onClose}
    >
      {node ? (
        <Details node={node} asOf={asOf} />
      ) : query.isError ? (
        <p role="alert" className="text-muted">
          {query.error instanceof ApiError && query.error.code === "not_found"
            ? t("gone")
            : query.error.message}
        </p>
      ) : (
        <Waiting />
      )}
    </SidePanel>
  );
}

function Details({ node, asOf }: { node: FleetNode; asOf: string | null }) {
  const t = useTranslations("fleet.panel");
  const scope = serialiseScope({ asOf }).replace(/^\?/, "");
  const cli = copyAsCli({ scopes: [{ ...node, nodeIds: [node.nodeId] }], filters: [], notes: [] });
  return (
    <div className="flex flex-col gap-4">
      {node.endedAt && (
        <Status tone="unknown">
          {t.rich("ended", { time: () => <Timestamp at={node.endedAt} show="both" /> })}
        </Status>
      )}
      <div className="flex flex-wrap gap-1.5">
        <Link href={hrefs.node(node.key, scope)} className={buttonClass({ variant: "primary", size: "sm" })}>
          <SquareArrowOutUpRight size={13} aria-hidden="true" />
          {t("open")}
        </Link>
        <ConsoleLink href={fleetManagerLink(node)} label={t("fleetManager")} />
        <ConsoleLink href={ec2InstanceLink(node)} label={t("ec2")} />
        <span className="inline-flex items-center">
          <CopyButton text={cli} label={t("cli")} />
        </span>
      </div>
      <NodeFacts node={node} />
    </div>
  );
}

function Waiting() {
  return (
    <div aria-busy="true" className="flex flex-col gap-3">
      {[64, 48, 56, 40, 60].map((width) => (
        <Skeleton key={width} className="h-4" />
      ))}
    </div>
  );
}
