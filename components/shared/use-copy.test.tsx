import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { toasts } from "#components/ui/toast-manager.ts";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { useCopy } from "./use-copy.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

function Copying({ text }: { text: string }) {
  const copy = useCopy();
  return (
    <button type="button" onClick={() => copy(text)}>
      Copy
    </button>
  );
}

test.each([
  ["i-0123456789abcdef0", "Copied i-0123456789abcdef0"],
  ["aws ssm describe-instance-patches\naws ssm describe-instance-patch-states", "Copied"],
  ["x".repeat(81), "Copied"],
])("what was copied is named where it is short: %s", async (text, title) => {
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const add = vi.spyOn(toasts, "add");
  renderInConsole(<Copying text={text} />);
  fireEvent.click(screen.getByRole("button"));
  await waitFor(() => expect(add.mock.calls[0]?.[0]).toMatchObject({ title }));
  expect(write).toHaveBeenCalledWith(text);
});
