import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { FacetGroup, type FacetView } from "./facet-group.tsx";

const facet: FacetView = {
  field: "ping",
  label: "Ping status",
  more: 1200,
  values: [
    { value: "Online", label: "Online", tone: "ok", count: 12_345, choice: null },
    { value: null, label: "Unknown", tone: "unknown", count: 2, choice: "include" },
    { value: "Inactive", label: "Inactive", tone: "unknown", count: 1, choice: "exclude" },
  ],
};

function show() {
  const spies = { onChoose: vi.fn(), onMore: vi.fn() };
  renderInConsole(<FacetGroup facet={facet} {...spies} />);
  return spies;
}

describe("a facet", () => {
  test("includes a value by its box and takes it back", () => {
    const { onChoose } = show();
    fireEvent.click(screen.getByRole("checkbox", { name: "Online" }));
    fireEvent.click(screen.getByRole("checkbox", { name: "Unknown" }));
    expect(onChoose.mock.calls).toEqual([
      ["ping", "Online", "include"],
      ["ping", null, null],
    ]);
  });

  test("excludes a value by its button and takes it back", () => {
    const { onChoose } = show();
    fireEvent.click(screen.getByRole("button", { name: "Exclude Online" }));
    fireEvent.click(screen.getByRole("button", { name: "Exclude Inactive" }));
    expect(onChoose.mock.calls).toEqual([
      ["ping", "Online", "exclude"],
      ["ping", "Inactive", null],
    ]);
  });

  test("shows counts in the reader's way and leads to the values it does not list", () => {
    const { onMore } = show();
    expect(screen.getByText("12,345")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "1,200 more…" }));
    expect(onMore).toHaveBeenCalledWith("ping");
  });

  test("shows the most frequent of many values, the chosen ones, and the others when asked", () => {
    const values = Array.from({ length: 20 }, (_, index) => ({
      value: `3.${index}`,
      label: `3.${index}`,
      tone: null,
      count: 20 - index,
      choice: index === 15 ? ("include" as const) : null,
    }));
    renderInConsole(
      <FacetGroup
        facet={{ field: "agent", label: "Agent", values, more: 0 }}
        onChoose={vi.fn()}
        onMore={vi.fn()}
      />,
    );
    expect(screen.getAllByRole("checkbox")).toHaveLength(9);
    expect(screen.getByRole("checkbox", { name: "3.15" })).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "11 more…" }));
    expect(screen.getAllByRole("checkbox")).toHaveLength(20);
    fireEvent.click(screen.getByRole("button", { name: "Show fewer" }));
    expect(screen.getAllByRole("checkbox")).toHaveLength(9);
  });

  test("folds, and says so", () => {
    show();
    const heading = screen.getByRole("button", { name: "Ping status" });
    fireEvent.click(heading);
    expect(heading.getAttribute("aria-expanded")).toBe("false");
    expect(screen.queryByRole("checkbox", { name: "Online" })).toBeNull();
  });
});
