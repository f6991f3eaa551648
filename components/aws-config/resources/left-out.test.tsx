import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { LeftOut } from "./left-out.tsx";
import { listInput, loadResourcesParams, viewSearch } from "./resources-params.ts";
import type { ResourcesActions } from "./use-resources-params.ts";

const showCompliance = vi.fn();
const actions = { showCompliance } as unknown as ResourcesActions;
const paramsOf = (search: string) => loadResourcesParams(new URLSearchParams(search));

function shown(search: string, leftOut: number | null): string {
  const { container } = renderInConsole(
    <LeftOut leftOut={leftOut} params={paramsOf(search)} actions={actions} />,
  );
  return container.textContent ?? "";
}

test("what is left out is counted, and can be shown", () => {
  expect(shown("", 2328)).toBe("2,328 compliance items left outShow");
  fireEvent.click(screen.getByRole("button", { name: "Show" }));
  expect(showCompliance).toHaveBeenLastCalledWith(true);
});

test("what is shown can be left out again", () => {
  expect(shown("compliance=shown", null)).toBe("Compliance items are in the listLeave out");
  fireEvent.click(screen.getByRole("button", { name: "Leave out" }));
  expect(showCompliance).toHaveBeenLastCalledWith(false);
});

test("nothing is said where nothing is left out", () => {
  expect(shown("", 0)).toBe("");
  expect(shown("filter=type:AWS::EC2::VPC", null)).toBe("");
});

test("the address holds which of both, and so do saved views", () => {
  expect(listInput(paramsOf(""))).toMatchObject({ without: "compliance" });
  expect(listInput(paramsOf("compliance=shown"))).not.toHaveProperty("without");
  expect(viewSearch(paramsOf("compliance=shown&page=3"))).toBe("compliance=shown");
});
