"use client";

import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import clsx from "clsx";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import type { ResourceGraphOutput } from "#lib/aws-config/contract/detail.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { boxHeight, boxWidth } from "./graph-layout.ts";

export type GraphNodeData = {
  node: ResourceGraphOutput["nodes"][number];
  center: boolean;
  /** Null where there is nothing more to show, or it is shown. */
  expand: (() => void) | null;
};

/** A resource in the graph: its name leads to its page, the button shows what it is related to. */
export function GraphNode({ data: { node, center, expand } }: NodeProps<Node<GraphNodeData>>) {
  const t = useTranslations("awsConfig.resource.relationships");
  const { scopeSearch } = useScope();
  const name = node.name ?? node.resourceId;
  return (
    <div
      className={clsx(
        "flex items-center gap-1 rounded-md border bg-raised px-2 text-sm",
        center ? "border-2 border-accent" : "border-line-strong",
        (node.exists === false || node.key === null) && "border-dashed",
      )}
      style={{ width: boxWidth, height: boxHeight }}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <div className="min-w-0 flex-1">
        <p className="truncate text-faint" title={node.resourceType}>
          {node.resourceType.replace("AWS::", "")}
        </p>
        <p className="truncate" title={name}>
          {node.key === null || center ? (
            <bdi>{name}</bdi>
          ) : (
            <Link
              href={hrefs.resource(node.resourceType, node.key, scopeSearch)}
              className="nodrag text-accent hover:underline"
            >
              <bdi>{name}</bdi>
            </Link>
          )}
        </p>
        {node.exists === false && <p className="text-unknown">{t("gone")}</p>}
        {node.key === null && <p className="truncate text-faint">{t("notRecordedShort")}</p>}
      </div>
      {expand !== null && node.leadsFurther && (
        <Button
          size="sm"
          variant="quiet"
          icon
          className="nodrag"
          aria-label={t("expand", { name })}
          title={t("expand", { name })}
          onClick={expand}
        >
          <Plus size={13} aria-hidden="true" />
        </Button>
      )}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}
