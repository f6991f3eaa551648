import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import type { InvocationPlugin } from "#lib/patch/contract/runs.ts";
import { OutputBlock } from "./output-block.tsx";

function aStep(part: Partial<InvocationPlugin> = {}): InvocationPlugin {
  return {
    name: "PatchLinux",
    status: "Success",
    statusDetails: "Success",
    responseCode: 0,
    startedAt: null,
    endedAt: null,
    output: "first\nSnapshot id = 1\nlast\n",
    outputUrl: null,
    errorUrl: null,
    ...part,
  };
}

describe("the output of a step", () => {
  test("is searched line by line", () => {
    renderInConsole(<OutputBlock plugin={aStep()} />);
    fireEvent.change(screen.getByRole("textbox", { name: "Find in the output" }), {
      target: { value: "SNAPSHOT" },
    });
    expect(screen.getByText("1 line")).toBeDefined();
    expect(screen.getByText("Snapshot id = 1").className).toContain("highlight");
    expect(screen.getByText("first").className).not.toContain("highlight");
  });

  test("says when AWS cut it, and where the rest is", () => {
    const outputUrl = "https://s3.amazonaws.com/bucket/stdout";
    renderInConsole(<OutputBlock plugin={aStep({ output: "x".repeat(2500), outputUrl })} />);
    expect(screen.getByText("AWS lists the first 2,500 characters only.")).toBeDefined();
    expect(screen.getByText(outputUrl)).toBeDefined();
  });

  test("of nothing says so", () => {
    renderInConsole(<OutputBlock plugin={aStep({ output: "" })} />);
    expect(screen.getByText("This step wrote nothing.")).toBeDefined();
    expect(screen.queryByRole("textbox")).toBeNull();
  });
});
