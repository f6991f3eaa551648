import { fireEvent, screen, waitFor } from "@testing-library/react";
import { createRef } from "react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { FilterBar } from "./filter-bar.tsx";
import type { FilterProblem, FilterSuggestion } from "./filter-suggestion.ts";
import type { FilterBarHandle } from "./use-filter-input.ts";

const field: FilterSuggestion = {
  kind: "field",
  label: "ping",
  hint: "Ping status",
  insert: "ping:",
  from: 0,
  to: 2,
  count: null,
};
const value: FilterSuggestion = {
  kind: "value",
  label: "Online",
  insert: "Online",
  from: 5,
  to: 5,
  count: 1234,
};

function check(text: string): FilterProblem | null {
  const at = text.indexOf("foo:");
  if (at >= 0) return { from: at, to: at + 3, message: "There is no field “foo”." };
  return text.endsWith(":") ? { from: 0, to: text.length, message: "A value is missing." } : null;
}

function show(initial = "") {
  const onApply = vi.fn();
  const handle = createRef<FilterBarHandle>();
  const suggest = vi.fn(async (text: string) =>
    text.startsWith("pi") && !text.includes(":") ? [field] : text === "ping:" ? [value] : [],
  );
  const bar = (applied: string) => (
    <FilterBar
      handle={handle}
      page="test"
      label="Filter"
      placeholder="…"
      value={applied}
      onApply={onApply}
      suggest={suggest}
      check={check}
    />
  );
  const { rerender } = renderInConsole(bar(initial));
  const input = screen.getByRole("combobox", { name: "Filter" }) as HTMLInputElement;
  const type = (text: string) => {
    fireEvent.focus(input);
    fireEvent.change(input, { target: { value: text, selectionStart: text.length } });
  };
  const key = (name: string) => fireEvent.keyDown(input, { key: name });
  return { onApply, suggest, input, type, key, handle, update: (applied: string) => rerender(bar(applied)) };
}

beforeEach(() => localStorage.clear());

describe("the filter bar", () => {
  test("completes the word at the cursor by keyboard, and applies once a value is complete", async () => {
    const { input, type, key, onApply } = show();
    type("pi");
    const option = await screen.findByRole("option", { name: /ping Ping status/ });
    key("ArrowDown");
    expect(input.getAttribute("aria-activedescendant")).toBe(option.id);
    key("Enter");
    expect(input.value).toBe("ping:");
    expect(onApply).not.toHaveBeenCalled();
    expect(await screen.findByRole("option", { name: /Online 1,234/ })).toBeTruthy();
    key("ArrowDown");
    key("Tab");
    expect(input.value).toBe("ping:Online ");
    expect(onApply).toHaveBeenCalledWith("ping:Online");
  });

  test("Enter applies what is typed when nothing is chosen", () => {
    const { type, key, onApply } = show();
    type("  web  ");
    key("Enter");
    expect(onApply).toHaveBeenCalledWith("web");
  });

  test("marks a fault with its message and does not apply it", () => {
    const { input, type, key, onApply } = show("web");
    type("foo:bar web");
    expect(screen.getByText("There is no field “foo”.")).toBeTruthy();
    expect(input.getAttribute("aria-invalid")).toBe("true");
    key("Enter");
    expect(onApply).not.toHaveBeenCalled();
  });

  test("does not scold an unfinished word, only when somebody wants to apply it", () => {
    const { input, type, key } = show();
    type("ping:");
    expect(input.getAttribute("aria-invalid")).toBeNull();
    key("Enter");
    expect(screen.getByText("A value is missing.")).toBeTruthy();
  });

  test("Escape closes the list, then takes back what was typed", async () => {
    const { input, type, key } = show("web");
    type("pi");
    await screen.findByRole("listbox");
    key("Escape");
    expect(screen.queryByRole("listbox")).toBeNull();
    expect(input.value).toBe("pi");
    key("Escape");
    expect(input.value).toBe("web");
  });

  test("remembers applied filters, newest first, and offers them while it is empty", async () => {
    const { type, key, onApply, update } = show();
    type("web");
    key("Enter");
    type("db");
    key("Enter");
    update("db");
    type("");
    await waitFor(() =>
      expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["db", "web"]),
    );
    fireEvent.click(screen.getByRole("option", { name: "web" }));
    expect(onApply).toHaveBeenLastCalledWith("web");
  });

  test("follows a filter that changes elsewhere", () => {
    const { input, update } = show("web");
    update("ping:Online");
    expect(input.value).toBe("ping:Online");
  });

  test("a page can start a term for its reader", async () => {
    const { input, handle } = show("");
    await waitFor(() => handle.current?.complete("ping:"));
    expect(input.value).toBe("ping:");
    expect(await screen.findByRole("option", { name: /Online/ })).toBeTruthy();
  });

  test("leaves keys to an input method while it composes", () => {
    const { input, type, onApply } = show();
    type("東京");
    fireEvent.keyDown(input, { key: "Enter", isComposing: true });
    expect(onApply).not.toHaveBeenCalled();
  });
});
