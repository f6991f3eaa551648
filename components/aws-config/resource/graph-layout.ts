import { Graph, layout } from "@dagrejs/dagre";

/** Px; the boxes have this size whatever they say. */
export const boxWidth = 230;
export const boxHeight = 58;

/** Places of boxes whose links run from left to right, by their upper left corners. */
export function layOut(
  ids: readonly string[],
  links: readonly (readonly [from: string, to: string])[],
): Map<string, { x: number; y: number }> {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 14, ranksep: 150 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of ids) graph.setNode(id, { width: boxWidth, height: boxHeight });
  for (const [from, to] of links) graph.setEdge(from, to);
  layout(graph);
  return new Map(
    ids.map((id) => {
      const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number };
      return [id, { x: x - boxWidth / 2, y: y - boxHeight / 2 }];
    }),
  );
}
