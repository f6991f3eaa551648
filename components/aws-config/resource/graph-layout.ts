import { Graph, layout } from "@dagrejs/dagre";

/** Px; the boxes have this size whatever they say. */
export const boxWidth = 230;
export const boxHeight = 58;

const gap = 14;
/** Between columns that are linked; words of the links stand there. */
const linkLength = 150;
/** Boxes above one another: more would have to be drawn too small to be read. */
const rowsMax = 10;

/**
 * Places of boxes whose links run from left to right, by their upper left corners. A long column is folded into several.
 */
export function layOut(
  ids: readonly string[],
  links: readonly (readonly [from: string, to: string])[],
): Map<string, { x: number; y: number }> {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: gap, ranksep: linkLength });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of ids) graph.setNode(id, { width: boxWidth, height: boxHeight });
  for (const [from, to] of links) graph.setEdge(from, to);
  layout(graph);
  const boxes = ids.map((id) => {
    const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number };
    return { id, x: x - boxWidth / 2, y: y - boxHeight / 2 };
  });
  return new Map(folded(boxes).map(({ id, x, y }) => [id, { x, y }]));
}

/** Whether a link between two boxes runs past others, whose boxes would cover its words. */
export function isLong(one: { x: number } | undefined, other: { x: number } | undefined): boolean {
  return Math.abs((one?.x ?? 0) - (other?.x ?? 0)) > boxWidth + linkLength + 1;
}

interface Box {
  id: string;
  x: number;
  y: number;
}

/** Columns from left to right; each makes room for what those before it have grown by. */
function folded(boxes: readonly Box[]): Box[] {
  const columns = [...Map.groupBy(boxes, ({ x }) => x)].sort(([one], [other]) => one - other);
  let grown = 0;
  return columns.flatMap(([x, column]) => {
    const width = Math.ceil(column.length / rowsMax);
    const left = x + grown;
    grown += (width - 1) * (boxWidth + gap);
    if (width === 1) return column.map((box) => ({ ...box, x: left }));
    const top = middleOf(column) - ((Math.ceil(column.length / width) - 1) / 2) * (boxHeight + gap);
    return column
      .toSorted((one, other) => one.y - other.y)
      .map((box, index) => {
        // Every other column stands half a row lower, so that links pass between the boxes of the next one.
        const row = Math.floor(index / width) + ((index % width) % 2) / 2;
        return { ...box, x: left + (index % width) * (boxWidth + gap), y: top + row * (boxHeight + gap) };
      });
  });
}

const middleOf = (column: readonly Box[]): number =>
  column.reduce((sum, { y }) => sum + y, 0) / column.length;
