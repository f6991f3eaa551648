import { useQueryClient } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import type { ScopeOutput } from "#lib/core/contract/sync-status.ts";
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

function Accounts() {
  const scope = { accounts: [{ accountId: "111122223333", name: "production" }] };
  useQueryClient().setQueryData(scopeOptionsQuery().queryKey, scope as unknown as ScopeOutput);
  const { value } = useNodeLabels();
  return <p>{["111122223333", "444455556666"].map((id) => value("account", id)).join(" | ")}</p>;
}

test("an account is told by its name, too, where that is known", () => {
  renderInConsole(<Accounts />);
  expect(screen.getByText(/production.* · 111122223333 \| 444455556666$/)).toBeTruthy();
});
