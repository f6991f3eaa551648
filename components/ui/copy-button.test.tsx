import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { CopyButton } from "./copy-button.tsx";
import { toastDemand } from "./toast-manager.ts";

const writeText = vi.fn<(text: string) => Promise<void>>();

beforeEach(() => {
  writeText.mockReset().mockResolvedValue();
  vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
});
afterEach(() => vi.unstubAllGlobals());

describe("a button that copies", () => {
  test.each(["icon", "text"] as const)(
    "as %s is named by what it copies and says that it did",
    async (look) => {
      renderInConsole(<CopyButton text="i-0abc" label="Copy ID" look={look} />);
      fireEvent.click(screen.getByRole("button", { name: "Copy ID" }));
      await screen.findByText("Copied");
      expect(writeText).toHaveBeenCalledWith("i-0abc");
    },
  );

  test("shows its name only as text", () => {
    renderInConsole(<CopyButton text="a" label="Copy ID" look="text" />);
    expect(screen.getByText("Copy ID")).toBeTruthy();
  });

  test("says when the browser refuses, also where it has no clipboard at all", async () => {
    vi.stubGlobal("navigator", { ...navigator, clipboard: undefined });
    const asked = vi.fn();
    const leave = toastDemand.subscribe(asked);
    renderInConsole(<CopyButton text="a" label="Copy ID" />);
    fireEvent.click(screen.getByRole("button", { name: "Copy ID" }));
    await waitFor(() => expect(asked).toHaveBeenCalled());
    leave();
    expect(screen.queryByText("Copied")).toBeNull();
  });
});
