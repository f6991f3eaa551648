import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { useNodeLabels } from "./use-node-labels.ts";

const values = [
  ["ping", "ConnectionLost"],
  ["ping", "ConnectionLost"],
  ["ping", "Dozing"],
  ["region", "us-east-1"],
  ["agent", "3.3.1"],
  ["toString", "constructor"],
] as const;

function Words() {
  const labels = useNodeLabels();
  return <p>{values.map(([field, value]) => labels.value(field, value)).join(" | ")}</p>;
}

test("a value is told in the reader's words where there are any, else as AWS spells it, every time", () => {
  renderInConsole(<Words />);
  expect(
    screen.getByText("Connection lost | Connection lost | Dozing | us-east-1 | 3.3.1 | constructor"),
  ).toBeTruthy();
});

function Severities() {
  const { value } = useNodeLabels();
  return <p>{["HIGH", "UNKNOWN", null].map((severity) => value("severity", severity)).join(" | ")}</p>;
}

test("a node without missing patches has no worst severity, which is not unknown", () => {
  renderInConsole(<Severities />);
  expect(screen.getByText("High | Unknown | None")).toBeTruthy();
});
