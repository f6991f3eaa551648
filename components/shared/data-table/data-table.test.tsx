import { act, fireEvent, screen, within } from "@testing-library/react";
import { createRef } from "react";
import { describe, expect, test, vi } from "vitest";
import { createSelectionStore } from "#components/shared/selection/selection-store.ts";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import type { ColumnDef } from "./column-def.ts";
import { defaultColumns } from "./column-state.ts";
import { DataTable, type DataTableProps } from "./data-table.tsx";
import { parseSort } from "./sort-state.ts";
import type { TableHandle } from "./use-grid.ts";

interface Row {
  key: string;
  size: number | null;
}

const columns: readonly ColumnDef<Row>[] = [
  {
    id: "name",
    label: "Name",
    width: 200,
    shown: true,
    isName: true,
    sortKey: "name",
    text: (row) => row.key,
    cell: (row) => (
      <a href={`/rows/${row.key}`} data-stop="name" tabIndex={-1}>
        {row.key}
      </a>
    ),
  },
  {
    id: "size",
    label: "Size",
    width: 100,
    shown: true,
    sortKey: "size",
    align: "end",
    text: (row) => (row.size === null ? null : String(row.size)),
  },
  {
    id: "id",
    label: "Id",
    width: 100,
    shown: true,
    text: (row) => `id-${row.key}`,
    cell: (row) => (
      <button type="button" data-stop="copy" data-copy={`id-${row.key}`} tabIndex={-1}>
        copy {row.key}
      </button>
    ),
  },
];
const rows: readonly Row[] = ["a", "b", "c", "d"].map((key, index) => ({
  key,
  size: index === 1 ? null : index,
}));

function show(props: Partial<DataTableProps<Row>> = {}) {
  const handle = createRef<TableHandle>();
  const selection = createSelectionStore();
  const spies = { onOpen: vi.fn(), onCopy: vi.fn(), onSort: vi.fn(), onColumnState: vi.fn() };
  const element = (more: Partial<DataTableProps<Row>> = {}) => (
    <DataTable
      label="Rows"
      columns={columns}
      columnState={defaultColumns(columns)}
      rows={rows}
      rowKey={(row) => row.key}
      offset={100}
      total={50_000}
      sort={parseSort("name")}
      selection={selection}
      selectLabel={(row) => `Select ${row.key}`}
      handle={handle}
      listId="1"
      {...spies}
      {...props}
      {...more}
    />
  );
  const { rerender } = renderInConsole(element());
  return {
    ...spies,
    handle,
    selection,
    update: (more: Partial<DataTableProps<Row>>) => rerender(element(more)),
  };
}

const checkbox = (key: string) => screen.getByRole("checkbox", { name: `Select ${key}` });
const link = (key: string) => screen.getByRole("link", { name: key });

describe("the data table", () => {
  test("tells assistive technology where its rows stand in the whole result", () => {
    show();
    expect(screen.getByRole("grid", { name: "Rows" }).getAttribute("aria-rowcount")).toBe("50001");
    expect(link("a").closest("tr")?.getAttribute("aria-rowindex")).toBe("102");
  });

  test("shows what is unknown as unknown, not as nothing or zero", () => {
    show();
    const cell = within(link("b").closest("tr") ?? document.body).getByTitle("Unknown");
    expect(cell.textContent).toBe("—");
  });

  test("a click on a row or its name opens it; with a modifier the name stays an ordinary link", () => {
    const { onOpen } = show();
    fireEvent.click(link("b"));
    fireEvent.click(within(link("c").closest("tr") ?? document.body).getByTitle("2"));
    expect(onOpen.mock.calls).toEqual([["b"], ["c"]]);
    const plain = fireEvent.click(link("a"), { ctrlKey: true });
    expect(plain).toBe(true);
    expect(onOpen).toHaveBeenCalledTimes(2);
  });

  test("names of a table that opens nothing itself are ordinary links, for the pointer and for Enter", () => {
    renderInConsole(
      <DataTable
        label="Rows"
        columns={columns}
        columnState={defaultColumns(columns)}
        onColumnState={vi.fn()}
        rows={rows}
        rowKey={(row) => row.key}
        offset={0}
        total={rows.length}
        sort={[]}
        onSort={vi.fn()}
        listId="1"
      />,
    );
    expect(fireEvent.click(link("b"))).toBe(true);
    expect(fireEvent.keyDown(link("b"), { key: "Enter" })).toBe(true);
  });

  test("a click on an id copies it and opens nothing", () => {
    const { onCopy, onOpen } = show();
    fireEvent.click(screen.getByRole("button", { name: "copy b" }));
    expect(onCopy).toHaveBeenCalledWith("id-b");
    expect(onOpen).not.toHaveBeenCalled();
  });

  test("boxes select rows, with shift whole ranges, and the heading's box the page", async () => {
    const { selection } = show();
    fireEvent.click(checkbox("b"));
    fireEvent.click(checkbox("d"), { shiftKey: true });
    expect(rows.map((row) => row.key).filter(selection.isSelected)).toEqual(["b", "c", "d"]);
    const page = screen.getByRole("checkbox", { name: "Select this page" });
    expect((page as HTMLInputElement).indeterminate).toBe(true);
    fireEvent.click(page);
    expect((page as HTMLInputElement).checked).toBe(true);
    await vi.waitFor(() => expect(selection.count(50_000)).toBe(4));
    expect((checkbox("a") as HTMLInputElement).checked).toBe(true);
  });

  test("headings sort, with shift as a further key, and say so", () => {
    const { onSort, update } = show();
    fireEvent.click(screen.getByRole("button", { name: "Size" }));
    fireEvent.click(screen.getByRole("button", { name: "Size" }), { shiftKey: true });
    expect(onSort.mock.calls.map(([sort]) => sort)).toEqual([parseSort("size"), parseSort("name,size")]);
    update({ sort: parseSort("-size,name") });
    expect(screen.getByRole("columnheader", { name: /Size/ }).getAttribute("aria-sort")).toBe("descending");
  });

  test("Alt and an arrow widen a column, with shift move it", () => {
    const { onColumnState } = show();
    const heading = screen.getByRole("button", { name: "Size" });
    fireEvent.keyDown(heading, { key: "ArrowRight", altKey: true });
    fireEvent.keyDown(heading, { key: "ArrowRight", altKey: true, shiftKey: true });
    expect(onColumnState.mock.calls.map(([state]) => state)).toEqual([
      { order: ["name", "size", "id"], widths: { size: 116 } },
      { order: ["name", "id", "size"], widths: {} },
    ]);
  });

  test("is one tab stop, and arrows move between rows and inside them", () => {
    const { onOpen } = show();
    expect(link("a").tabIndex).toBe(0);
    act(() => link("a").focus());
    fireEvent.keyDown(link("a"), { key: "ArrowDown" });
    expect(document.activeElement).toBe(link("b"));
    expect([link("a").tabIndex, link("b").tabIndex]).toEqual([-1, 0]);
    fireEvent.keyDown(link("b"), { key: "ArrowLeft" });
    expect(document.activeElement).toBe(checkbox("b"));
    fireEvent.keyDown(checkbox("b"), { key: "End" });
    expect(document.activeElement).toBe(checkbox("d"));
    act(() => link("d").focus());
    fireEvent.keyDown(link("d"), { key: "Enter" });
    expect(onOpen).toHaveBeenCalledWith("d");
  });

  test("the page's shortcuts move from where the focus last was, and say when they reach an edge", () => {
    const { handle } = show();
    expect(handle.current?.move(1)).toBe(true);
    expect(document.activeElement).toBe(link("a"));
    expect(handle.current?.move(1)).toBe(true);
    expect(handle.current?.current()).toBe("b");
    expect(handle.current?.move(-5)).toBe(false);
    expect(document.activeElement).toBe(link("a"));
  });

  test("keeps the focus on its row when newer data moves it, and on the neighbour when it is gone", () => {
    const { update } = show();
    act(() => link("b").focus());
    update({ rows: [...rows].reverse() });
    expect(document.activeElement).toBe(link("b"));
    update({ rows: rows.filter((row) => row.key !== "b") });
    expect(rows.map((row) => row.key)).toContain((document.activeElement as HTMLElement).textContent);
  });

  test("scrolls to the top for another list, not for newer data", () => {
    const { update } = show();
    const scroller = screen.getByRole("grid").parentElement as HTMLElement;
    scroller.scrollTop = 300;
    update({ rows: [...rows] });
    expect(scroller.scrollTop).toBe(300);
    update({ listId: "2" });
    expect(scroller.scrollTop).toBe(0);
  });
});
