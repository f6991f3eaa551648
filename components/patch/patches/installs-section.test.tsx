import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { InstallsSection, withEnds } from "./installs-section.tsx";

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

describe("installations", () => {
  test("of a single day have a curve from nothing to the moment", () => {
    const points = [{ ms: day("2026-11-17"), nodes: 8, total: 8 }];
    expect(withEnds(points, day("2026-11-25"))).toEqual([
      { ms: day("2026-11-16"), nodes: 0, total: 0 },
      { ms: day("2026-11-17"), nodes: 8, total: 8 },
      { ms: day("2026-11-25"), nodes: 0, total: 8 },
    ]);
  });

  test("of the day itself end there", () => {
    expect(withEnds([{ ms: day("2026-11-25"), nodes: 1, total: 1 }], day("2026-11-25"))).toHaveLength(2);
    expect(withEnds([], day("2026-11-25"))).toEqual([]);
  });

  test("stand in a table for those who do not see the curve", () => {
    renderInConsole(
      <InstallsSection installs={[{ day: "2026-11-17", nodes: 8, total: 8 }]} at="2026-11-25T00:00:00Z" />,
    );
    expect(screen.getByRole("table", { name: "Installations by day" })).toBeTruthy();
    expect(screen.getByRole("rowheader", { name: "Nov 17, 2026" })).toBeTruthy();
  });

  test("that nobody has told of are said to be unknown", () => {
    renderInConsole(<InstallsSection installs={[]} at="2026-11-25T00:00:00Z" />);
    expect(screen.getByText("No node has told when it was installed.")).toBeTruthy();
  });
});
