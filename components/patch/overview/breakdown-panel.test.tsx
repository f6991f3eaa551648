import { fireEvent, screen, within } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { describe, expect, it } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import type { Breakdown, BreakdownGroup } from "#lib/patch/contract/overview.ts";
import { BreakdownPanel } from "./breakdown-panel.tsx";
import { ClassTiles } from "./class-tiles.tsx";

const group = (value: string | null, classes: BreakdownGroup["classes"], name: string | null = null) => ({
  value,
  name,
  nodes: Object.values(classes).reduce((sum, nodes) => sum + nodes, 0),
  classes,
});

const show = (breakdown: Partial<Breakdown>, search = "?by=patchgroup&regions=us-east-1") =>
  renderInConsole(
    <NuqsTestingAdapter searchParams={search}>
      <BreakdownPanel breakdowns={[{ dimension: "patchgroup", groups: [], rest: null, ...breakdown }]} />
    </NuqsTestingAdapter>,
  );

const filterOf = (link: HTMLElement) =>
  new URL(link.getAttribute("href") ?? "", "http://console.test").searchParams.get("filter");

describe("the breakdown", () => {
  it("links each group and each part of its bar to its own nodes, within the scope", () => {
    show({ groups: [group('we,b "x"', { failed: 2, compliant: 3 }), group(null, { unknown: 1 })] });
    const named = screen.getByRole("link", { name: 'we,b "x"' });
    expect(filterOf(named)).toBe('patchgroup="we,b \\"x\\""');
    expect(named.getAttribute("href")).toContain("regions=us-east-1");
    const parts = within(screen.getByRole("list", { name: 'we,b "x"' })).getAllByRole("link");
    expect(parts.map((part) => [part.textContent, filterOf(part)])).toEqual([
      ["Installation failed: 2 nodes", 'patchgroup="we,b \\"x\\"" patch:failed'],
      ["Compliant: 3 nodes", 'patchgroup="we,b \\"x\\"" patch:compliant'],
    ]);
    expect(filterOf(screen.getByRole("link", { name: "No patch group" }))).toBe("patchgroup=none");
  });

  it("calls the compliance of nodes of which nothing is known unknown", () => {
    show({ groups: [group("dark", { unknown: 4, never_scanned: 1 })] });
    expect(screen.getByText("Unknown")).toBeDefined();
  });

  it("shows twelve groups and sums up the others, also those that were not sent, until all are asked for", () => {
    const groups = Array.from({ length: 14 }, (_, index) => group(`g${index}`, { failed: 20 - index }));
    show({ groups, rest: { groups: 3, nodes: 9, classes: { compliant: 9 } } });
    expect(screen.getByRole("row", { name: /^5 more together/ }).textContent).toContain("24");
    fireEvent.click(screen.getByRole("button", { name: "Show all 14" }));
    expect(screen.getByRole("row", { name: /^3 more together/ })).toBeDefined();
    expect(screen.getByRole("link", { name: "g13" })).toBeDefined();
  });

  it("sorts by what the heading says and turns round at the second press", () => {
    show({ groups: [group("a", { failed: 1, compliant: 9 }), group("b", { failed: 3 })] });
    const order = () => screen.getAllByRole("rowheader").map((cell) => cell.textContent);
    fireEvent.click(screen.getByRole("button", { name: "Nodes" }));
    expect(order()).toEqual(["a", "b"]);
    fireEvent.click(screen.getByRole("button", { name: "Nodes" }));
    expect(order()).toEqual(["b", "a"]);
  });

  it("moves along a bar by the arrow keys, with one stop for the Tab key", () => {
    show({ groups: [group("a", { failed: 1, compliant: 9 })] });
    const parts = within(screen.getByRole("list", { name: "a" })).getAllByRole("link");
    expect(parts.map((part) => part.tabIndex)).toEqual([0, -1]);
    parts[0]?.focus();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "ArrowRight" });
    expect(document.activeElement).toBe(parts[1]);
  });
});

describe("the tiles", () => {
  const tiles = (before: BreakdownGroup["classes"] | null) =>
    renderInConsole(
      <ClassTiles
        nodes={10}
        classes={{ failed: 3, compliant: 7 }}
        before={before}
        hrefOf={(name) => `#${name}`}
      />,
    );

  it("show every class, also those without nodes, and compare with 30 days ago where that is known", () => {
    tiles({ failed: 5, compliant: 7 });
    expect(screen.getAllByRole("link").length).toBe(10);
    expect(screen.getByRole("link", { name: /Installation failed/ }).textContent).toContain("-2 / 30 d");
    expect(screen.getByRole("link", { name: /Compliant/ }).textContent).toContain("±0 / 30 d");
  });

  it("compare with nothing where nothing was counted then", () => {
    tiles(null);
    expect(screen.queryByText(/30 d/)).toBeNull();
  });
});
