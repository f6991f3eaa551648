import { expect, test } from "vitest";
import { boxHeight, boxWidth, layOut } from "./graph-layout.ts";

const ids = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name}${index}`);

const overlaps = (places: ReadonlyMap<string, { x: number; y: number }>) => {
  const boxes = [...places.values()];
  return boxes.some((one, index) =>
    boxes
      .slice(index + 1)
      .some(({ x, y }) => Math.abs(one.x - x) < boxWidth && Math.abs(one.y - y) < boxHeight),
  );
};

test("a few neighbours stand above one another, beside the resource", () => {
  const neighbours = ids(4, "n");
  const places = layOut(
    ["center", ...neighbours],
    neighbours.map((id) => ["center", id]),
  );
  expect(new Set(neighbours.map((id) => places.get(id)?.x)).size).toBe(1);
  expect(overlaps(places)).toBe(false);
});

test("many neighbours stand in several columns, so that they can be read, and none covers another", () => {
  const [left, right] = [ids(20, "l"), ids(35, "r")];
  const places = layOut(
    ["center", ...left, ...right],
    [...left.map((id) => [id, "center"] as const), ...right.map((id) => ["center", id] as const)],
  );
  const heights = [...places.values()].map(({ y }) => y);
  expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(11 * (boxHeight + 14));
  expect(overlaps(places)).toBe(false);
  const center = places.get("center")?.x ?? 0;
  expect(left.every((id) => (places.get(id)?.x ?? 0) + boxWidth < center)).toBe(true);
  expect(right.every((id) => (places.get(id)?.x ?? 0) > center + boxWidth)).toBe(true);
});
