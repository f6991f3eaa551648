import { screen, within } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { describe, expect, test } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import type { CveMatrixOutput } from "#lib/patch/contract/cve-matrix.ts";
import { MatrixTable } from "./matrix-table.tsx";

const data: Parameters<typeof MatrixTable>[0]["data"] = {
  cves: [
    { cve: "CVE-2026-1234", severityRank: "CRITICAL", exposed: 1 },
    { cve: "CVE-2026-5678", severityRank: "LOW", exposed: 0 },
  ] as CveMatrixOutput["cves"],
  nodes: [
    {
      key: "111122223333:us-east-1:i-1",
      nodeId: "i-1",
      name: "web\u202e1",
      accountId: "111122223333",
      accountName: "prod",
      region: "us-east-1",
      cells: ["exposed", "not_applicable"],
    },
  ] as CveMatrixOutput["nodes"],
  nodeTotal: 1,
};

describe("the matrix of CVEs and nodes", () => {
  test("says in words what a node is to a CVE, and judges only what concerns it", () => {
    renderInConsole(
      <NuqsTestingAdapter>
        <MatrixTable data={data} />
      </NuqsTestingAdapter>,
    );
    const [exposed, other] = within(screen.getAllByRole("row")[1] as HTMLElement).getAllByRole("cell");
    expect(exposed?.textContent).toBe("Exposed");
    expect(exposed?.querySelector("svg")).not.toBeNull();
    expect(other?.textContent).toBe("Not applicable");
    expect(other?.querySelector("svg")).toBeNull();
  });

  test("leads from a node to its page, its name set apart", () => {
    renderInConsole(
      <NuqsTestingAdapter>
        <MatrixTable data={data} />
      </NuqsTestingAdapter>,
    );
    const [node] = screen.getAllByRole("rowheader");
    expect(node?.querySelector("bdi")?.textContent).toBe("web\u202e1");
    expect(node?.querySelector("a")?.getAttribute("href")).toContain("/fleet/111122223333");
  });
});
