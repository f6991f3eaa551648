import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { FacetsRail, type FacetsRailProps } from "./facets-rail.tsx";

const nothing = () => undefined;

const rail = (facets: FacetsRailProps["facets"]) => (
  <FacetsRail facets={facets} collapsed={false} onCollapsed={nothing} onChoose={nothing} onMore={nothing} />
);
const show = (facets: FacetsRailProps["facets"]) => renderInConsole(rail(facets));

const note = "Nothing to choose from.";

describe("the rail of facets", () => {
  test("says that it is empty where nothing is listed", () => {
    show([]);
    expect(screen.getByText(note)).toBeTruthy();
  });

  test("says nothing of the kind before the first answer", () => {
    show(null);
    expect(screen.queryByText(note)).toBeNull();
  });

  test("keeps fields and values in their places when a filter leaves nothing of them", () => {
    const value = (name: string, count: number) => ({
      value: name,
      label: name,
      tone: null,
      count,
      choice: null,
    });
    const facet = (field: string, ...values: ReturnType<typeof value>[]) => ({
      field,
      label: field,
      values,
      more: 0,
    });
    const { rerender } = show([
      facet("ping", value("Online", 5), value("Lost", 2)),
      facet("os", value("Ubuntu", 7)),
    ]);
    rerender(rail([facet("os", value("Ubuntu", 3))]));
    expect(screen.getAllByRole("heading", { level: 3 }).map((each) => each.textContent)).toEqual([
      "ping",
      "os",
    ]);
    expect(screen.getAllByRole("listitem").map((each) => each.textContent)).toEqual([
      "Online0",
      "Lost0",
      "Ubuntu3",
    ]);
  });
});
