"use client";

import { useQueries } from "@tanstack/react-query";
import { Background, Controls, type Edge, type Node, ReactFlow } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { resourceGraphQuery } from "#lib/aws-config/client/index.ts";
import type { ResourceGraphOutput } from "#lib/aws-config/contract/detail.ts";
import type { ConfigResource } from "#lib/aws-config/contract/resource.ts";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { isLong, layOut } from "./graph-layout.ts";
import { GraphNode, type GraphNodeData } from "./graph-node.tsx";
import { GraphRest } from "./graph-rest.tsx";
import "@xyflow/react/dist/style.css";
import "./resource-graph.css";

const nodeTypes = { resource: GraphNode };
/** What is laid out at once; a graph of more is read as a list. */
const expandedMax = 12;
/** Neighbours of one resource: of a network with hundreds, some of each type. */
const neighboursMax = 20;
/** Lines with words on them that can still be told apart. */
const labelledMax = 24;

/** The resource, what is one step away, and, where somebody asks for it, one step further. */
export function ResourceGraph({ resource, asOf }: { resource: ConfigResource; asOf: string | null }) {
  const t = useTranslations("awsConfig.resource.relationships");
  const { theme } = usePreferences();
  const start = { resourceType: resource.resourceType, key: resource.key };
  const [expanded, setExpanded] = useState<readonly (typeof start)[]>([start]);
  const answers = useQueries({
    queries: expanded.map((each) =>
      resourceGraphQuery({
        type: each.resourceType,
        key: each.key,
        limit: neighboursMax,
        ...(asOf !== null && { asOf }),
      }),
    ),
  });
  const failed = answers.some((answer) => answer.isError);
  const outputs = answers.flatMap((answer) => (answer.data === undefined ? [] : [answer.data]));
  const stamp = answers.map((answer) => answer.dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers are new objects each time, their times are not
  const { nodes, edges } = useMemo(
    () =>
      toFlow(outputs, `${resource.resourceType}|${resource.resourceId}`, (node) => ({
        expand:
          node.key === null ||
          expanded.length >= expandedMax ||
          expanded.some((each) => each.key === node.key && each.resourceType === node.resourceType)
            ? null
            : () =>
                setExpanded((known) => [...known, { resourceType: node.resourceType, key: node.key ?? "" }]),
      })),
    [stamp, expanded],
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {failed && <p className="px-4 pb-1 text-warning">{t("graphFailed")}</p>}
      <GraphRest outputs={outputs} />
      <section aria-label={t("graphLabel", { count: nodes.length })} className="min-h-96 flex-1">
        <ReactFlow
          // What is laid out anew is a new drawing.
          key={nodes.map(({ id }) => id).join()}
          colorMode={theme === "system" ? "system" : theme}
          defaultNodes={nodes}
          defaultEdges={edges}
          nodeTypes={nodeTypes}
          fitView
          fitViewOptions={{ maxZoom: 1.1, padding: 0.08 }}
          minZoom={0.15}
          nodesConnectable={false}
          nodesDraggable={false}
          edgesFocusable={false}
          proOptions={{ hideAttribution: false }}
        >
          <Background gap={24} />
          <Controls showInteractive={false} />
        </ReactFlow>
      </section>
    </div>
  );
}

type GraphOutputNode = ResourceGraphOutput["nodes"][number];

function toFlow(
  outputs: readonly ResourceGraphOutput[],
  center: string,
  actions: (node: GraphOutputNode) => Pick<GraphNodeData, "expand">,
): { nodes: Node<GraphNodeData>[]; edges: Edge[] } {
  const found = new Map(outputs.flatMap((output) => output.nodes).map((node) => [node.id, node]));
  const links = new Map(
    outputs
      .flatMap((output) => output.edges)
      .map((edge) => [`${edge.from} ${edge.relationship} ${edge.to}`, edge]),
  );
  const pairs = new Map([...links.values()].map((edge) => [[edge.from, edge.to].sort().join(" "), edge]));
  const places = layOut(
    [...found.keys()],
    [...pairs.values()].map(({ from, to }) => [from, to] as const),
  );
  const edges = [...pairs].map(([id, { from, to, relationship }]) => ({
    id,
    source: from,
    target: to,
    ...(pairs.size <= labelledMax && !isLong(places.get(from), places.get(to)) && { label: relationship }),
  }));
  const nodes = [...found.values()].map((node) => ({
    id: node.id,
    type: "resource",
    position: places.get(node.id) ?? { x: 0, y: 0 },
    data: { node, center: node.id === center, ...actions(node) },
  }));
  return { nodes, edges };
}
