import { screen } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { expect, test } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { type PatchState, patchStateCodes } from "#lib/patch/contract/patch-state.ts";
import { NodePatchTable } from "./node-patch-table.tsx";

test("what failed and what is missing comes first", () => {
  const states = (Object.keys(patchStateCodes) as PatchState[]).toReversed();
  const patches = states.map((state, index) => ({
    patchId: index,
    kbId: state,
    title: state,
    classification: null,
    severityRank: "LOW",
    state,
    installedAt: null,
    cveIds: [],
  }));
  renderInConsole(
    <NuqsTestingAdapter>
      <NodePatchTable patches={patches} />
    </NuqsTestingAdapter>,
  );
  const names = screen.getAllByRole("row").map((row) => row.querySelector("td")?.textContent);
  expect(names.slice(1, 4)).toEqual(["Failed", "Missing", "InstalledPendingReboot"]);
});
