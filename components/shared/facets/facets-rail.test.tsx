import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { FacetsRail, type FacetsRailProps } from "./facets-rail.tsx";

const nothing = () => undefined;

function show(facets: FacetsRailProps["facets"]): void {
  renderInConsole(
    <FacetsRail
      facets={facets}
      collapsed={false}
      onCollapsed={nothing}
      onChoose={nothing}
      onMore={nothing}
    />,
  );
}

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
});
