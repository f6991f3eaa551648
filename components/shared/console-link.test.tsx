import { screen } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { ScopeOutput } from "#lib/core/contract/sync-status.ts";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { ConsoleLink } from "./console-link.tsx";

const href = "https://eu-west-1.console.aws.amazon.com/ec2/home";

function show(kind: ScopeOutput["target"]["kind"], link: string | null): { answered: Promise<void> } {
  const scope: ScopeOutput = {
    target: { kind, organizationId: null, endpoint: null, readOnly: true },
    accounts: [],
    regions: [],
    tagKeys: [],
    earliestAsOf: null,
    freshness: {
      asOf: null,
      generatedAt: "2026-11-23T00:00:00Z",
      oldestCompleteAt: null,
      late: [],
      scopes: { total: 0, fresh: 0, stale: 0, pending: 0, failed: [] },
    },
  };
  const answer = vi.fn(async () => Response.json(scope));
  vi.stubGlobal("fetch", answer);
  renderInConsole(<ConsoleLink href={link} label="EC2 console" />);
  return { answered: vi.waitFor(() => expect(answer).toHaveResolved()) };
}

afterEach(() => vi.unstubAllGlobals());

describe("a link into AWS's console", () => {
  test("leads there from AWS's own data", async () => {
    show("aws", href);
    expect((await screen.findByRole("link", { name: "EC2 console" })).getAttribute("href")).toBe(href);
  });

  test.each(["emulator", "endpoint"] as const)("is not offered beside data of an %s", async (kind) => {
    await show(kind, href).answered;
    expect(screen.queryByRole("link")).toBeNull();
  });

  test("is not offered for what the console has no page of", async () => {
    await show("aws", null).answered;
    expect(screen.queryByRole("link")).toBeNull();
  });
});
