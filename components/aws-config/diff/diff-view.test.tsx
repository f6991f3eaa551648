import { fireEvent, screen, within } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { anItem } from "#lib/aws-config/testing/an-item.ts";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import type { DiffMode } from "./diff-modes.ts";
import { DiffView } from "./diff-view.tsx";

const permission = (...ipRanges: string[]) => ({ ipProtocol: "tcp", fromPort: 22, toPort: 22, ipRanges });
const before = anItem({
  tags: { Env: "dev", Team: "web" },
  configuration: { ipPermissions: [permission("10.0.0.0/8")], etag: "a", password: "one" },
});
const after = anItem({
  tags: { Env: "prod", Team: "web" },
  configuration: { ipPermissions: [permission("10.0.0.0/8", "0.0.0.0/0")], etag: "b", password: "two" },
});

function Shown({ start = "inline" }: { start?: DiffMode }) {
  const [mode, setMode] = useState(start);
  return (
    <DiffView
      before={before}
      after={after}
      between="moments"
      labels={{ before: "Monday", after: "Tuesday" }}
      mode={mode}
      onMode={setMode}
    />
  );
}

const text = (element: Element | null) => element?.textContent?.replace(/\s+/g, " ").trim();
const changes = () => [
  ...screen.getByRole("list", { name: "Differences" }).querySelectorAll("[data-begins]"),
];

describe("the view of a difference", () => {
  it("says first what changed, gravest first, in words that need no colour", () => {
    renderInConsole(<Shown />);
    const [words] = screen.getAllByRole("list");
    expect(
      within(words as HTMLElement)
        .getAllByRole("listitem")
        .map(text),
    ).toEqual([
      "Critical: Opened 22/tcp to 0.0.0.0/0",
      "Changed: Tag Env: dev → prod",
      "Changed: password changed; the value is hidden",
    ]);
    expect(screen.getByText("3 differences")).toBeDefined();
  });

  it("goes from change to change by keys, and from a sentence to its change", () => {
    renderInConsole(<Shown />);
    expect(changes()).toHaveLength(3);
    fireEvent.keyDown(document, { key: "n" });
    expect(document.activeElement).toBe(changes()[0]);
    fireEvent.keyDown(document, { key: "p" });
    expect(document.activeElement).toBe(changes()[2]);
    fireEvent.click(screen.getByRole("button", { name: /Tag Env/ }));
    expect(text(document.activeElement)).toContain("Env: Before dev → After prod");
    expect(screen.getByText("3 of 3")).toBeDefined();
  });

  it("opens what did not change, and noise", () => {
    renderInConsole(<Shown />);
    const list = screen.getByRole("list", { name: "Differences" });
    expect(text(list)).not.toContain("Team");
    const folded = within(list).getAllByRole("button", { name: "1 unchanged" });
    for (const button of folded) fireEvent.click(button);
    expect(text(list)).toContain("Team: web");
    fireEvent.click(screen.getByRole("checkbox", { name: /Show 1 change/ }));
    expect(text(list)).toContain("etag: Before a → After b");
  });

  it("puts both sides beside each other, and shows no secret in either", () => {
    renderInConsole(<Shown />);
    fireEvent.click(screen.getByRole("radio", { name: "Side by side" }));
    expect(screen.getByText("Monday")).toBeDefined();
    expect(changes().map(text)).toContain("~changed Env: Before devEnv: After prod");
    expect(document.body.textContent).not.toMatch(/\bone\b|\btwo\b/);
  });
});
