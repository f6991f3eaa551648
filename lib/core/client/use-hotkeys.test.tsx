import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useHotkeys } from "./use-hotkeys.ts";

afterEach(cleanup);

const actionsOf = () => ({ help: vi.fn(), palette: vi.fn(), nodes: vi.fn() });

function Page({ actions }: { actions: ReturnType<typeof actionsOf> }) {
  useHotkeys({ "?": actions.help, "mod+k": actions.palette, "g n": actions.nodes });
  return (
    <>
      <input aria-label="filter" />
      <div role="dialog">
        <button type="button">inside</button>
      </div>
    </>
  );
}

function setUp() {
  const actions = actionsOf();
  return { ...render(<Page actions={actions} />), actions };
}

describe("useHotkeys", () => {
  it("runs the action of a key pressed on the page", () => {
    const { actions } = setUp();
    fireEvent.keyDown(document.body, { key: "?", shiftKey: true });
    expect(actions.help).toHaveBeenCalledTimes(1);
  });

  it("leaves single keys to whoever is typing, but not Ctrl or ⌘ K", () => {
    const { actions, getByLabelText } = setUp();
    const input = getByLabelText("filter");
    fireEvent.keyDown(input, { key: "?" });
    fireEvent.keyDown(input, { key: "k", metaKey: true });
    fireEvent.keyDown(input, { key: "K", ctrlKey: true });
    expect(actions.help).not.toHaveBeenCalled();
    expect(actions.palette).toHaveBeenCalledTimes(2);
  });

  it("leaves single keys to an open layer", () => {
    const { actions, getByText } = setUp();
    fireEvent.keyDown(getByText("inside"), { key: "?" });
    expect(actions.help).not.toHaveBeenCalled();
  });

  it("knows sequences, and forgets a first key that leads nowhere", () => {
    const { actions } = setUp();
    fireEvent.keyDown(document.body, { key: "g" });
    fireEvent.keyDown(document.body, { key: "n" });
    expect(actions.nodes).toHaveBeenCalledTimes(1);
    fireEvent.keyDown(document.body, { key: "g" });
    fireEvent.keyDown(document.body, { key: "x" });
    fireEvent.keyDown(document.body, { key: "n" });
    expect(actions.nodes).toHaveBeenCalledTimes(1);
  });

  it("ignores keys that an input method is still composing", () => {
    const { actions } = setUp();
    fireEvent.keyDown(document.body, { key: "?", isComposing: true });
    expect(actions.help).not.toHaveBeenCalled();
  });
});
