import { fireEvent, screen } from "@testing-library/react";
import { withNuqsTestingAdapter } from "nuqs/adapters/testing";
import { describe, expect, test } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import type { BaselineOutput } from "#lib/patch/contract/baseline-detail.ts";
import { aBaseline, aRule } from "#lib/patch/testing/a-baseline.ts";
import { ChangeList, ChangeTable } from "./change-list.tsx";
import { RulesTab } from "./rules-tab.tsx";

const Adapter = withNuqsTestingAdapter({});

function show(changes: Partial<BaselineOutput> = {}) {
  const data = {
    baseline: aBaseline(),
    endedAt: null,
    patchGroups: [],
    nodes: { total: 0, classes: [] },
    namesakes: [],
    raw: { command: "", value: {} },
    ...changes,
  } as unknown as BaselineOutput;
  return renderInConsole(
    <Adapter>
      <RulesTab data={data} />
    </Adapter>,
  );
}

describe("the rules of a baseline", () => {
  test("are sentences", () => {
    show();
    expect(screen.getByRole("listitem").textContent).toBe(
      "All patches: approved 7 days after release; compliance level Critical",
    );
  });

  test("come with lists that can be searched, and with what becomes of rejected patches", () => {
    const rejectedPatches = Array.from({ length: 12 }, (_, index) => `KB50${index + 10}`);
    show({ baseline: aBaseline({ rejectedPatches, rejectedAction: "BLOCK" }) });
    expect(screen.getByText(/Blocked: never installed/)).toBeTruthy();
    fireEvent.change(screen.getByRole("textbox", { name: "Search rejected patches" }), {
      target: { value: "kb5011" },
    });
    expect(screen.queryByText("KB5010")).toBeNull();
    expect(screen.getByText("KB5011")).toBeTruthy();
  });

  test("do not call use that is not known zero", () => {
    show({ nodes: null });
    expect(screen.getByText(/how many nodes use it is not known/)).toBeTruthy();
    expect(screen.queryByText(/0 nodes/)).toBeNull();
  });

  test("lead to the nodes of each class, in the baseline's own account and Region", () => {
    show({
      nodes: {
        total: 3,
        classes: [
          { class: "compliant", count: 2 },
          { class: "failed", count: 1 },
        ],
      },
    });
    const [failed] = screen.getAllByRole("link");
    expect(failed?.textContent).toBe("1");
    const href = decodeURIComponent(failed?.getAttribute("href") ?? "").replaceAll("+", " ");
    expect(href).toBe(
      "/patch/nodes?accounts=111122223333&regions=us-east-1&filter=baseline:pb-0123456789abcdef0 patch:failed",
    );
  });
});

describe("differences", () => {
  const changes = [
    { kind: "rule_changed" as const, before: aRule(), after: aRule({ approveAfterDays: 3 }) },
    { kind: "list" as const, list: "rejectedPatches" as const, added: ["KB2"], removed: ["KB1"] },
    { kind: "value" as const, field: "rejectedAction" as const, before: null, after: "BLOCK" },
  ];

  test("say what was there before and what is there after, without colour too", () => {
    renderInConsole(<ChangeList changes={changes} operatingSystem="WINDOWS" />);
    const items = screen.getAllByRole("listitem").map((item) => item.textContent);
    expect(items[0]).toContain("After: + All patches: approved 3 days after release");
    expect(items[1]).toBe("Rejected patchesBefore: − KB1After: + KB2");
    expect(items[2]).toBe("Rejected patches areBefore: − nothingAfter: + blocked");
  });

  test("stand beside each other under the names of the sides", () => {
    renderInConsole(
      <ChangeTable
        changes={changes}
        operatingSystem="WINDOWS"
        label="Differences"
        headings={["one", "other"]}
      />,
    );
    expect(screen.getAllByRole("columnheader").map((cell) => cell.textContent)).toEqual([
      "What",
      "one",
      "other",
    ]);
    expect(screen.getAllByRole("row")).toHaveLength(4);
  });
});
