import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { anOperation } from "#lib/patch/testing/an-operation.ts";
import { ConflictNotes } from "./conflict-notes.tsx";

test("two baselines are named with the scans that used them", () => {
  const evidence = [
    { what: "pb-1", operation: anOperation({ baselineId: "pb-1", baselineName: "prod-windows" }) },
    {
      what: "pb-2",
      operation: anOperation({ baselineId: "pb-2", endedAt: "2026-11-23T04:02:00.000Z" }),
    },
  ];
  renderInConsole(<ConflictNotes conflicts={[{ kind: "baselines", evidence }]} />);
  const [first, second] = screen.getAllByRole("listitem").map((item) => item.textContent);
  expect(first).toBe("Scan 2026-11-25 03:04:51 UTC: prod-windows (pb-1)");
  expect(second).toContain("2026-11-23 04:02:00 UTC: pb-2");
});
