import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { count, PatchOverview } from "./patch-overview.ts";

test.describe("the patch overview", () => {
  test.beforeEach(async ({ page }) => {
    const overview = new PatchOverview(page);
    // The first passes over patch states follow those over nodes.
    await expect
      .poll(
        async () => {
          await overview.open();
          return overview.counted("Compliant");
        },
        { timeout: 90_000 },
      )
      .toBeGreaterThan(0);
  });

  test("counts every node once in each breakdown", async ({ page }) => {
    const overview = new PatchOverview(page);
    const nodes = await overview.nodes();
    expect(nodes).toBeGreaterThan(0);
    for (const dimension of ["Account", "Region", "Operating system", "Patch group", "Worst severity"]) {
      await overview.by(dimension);
      expect(await overview.sum("nodes"), dimension).toBe(nodes);
    }
  });

  test("leads from a tile, and from a part of a bar, to exactly the nodes that it counts", async ({
    page,
  }) => {
    const overview = new PatchOverview(page);
    const shown = await overview.counted("Missing critical");
    await overview.tile("Missing critical").click();
    expect(await overview.listed()).toBe(shown);
    await overview.open({ by: "os" });
    const part = overview.rows().first().getByRole("listitem").first().getByRole("link");
    const nodes = count(/: (\d[\d,]*) node/.exec(await part.innerText())?.[1] ?? "");
    await part.click();
    expect(await overview.listed()).toBe(nodes);
  });

  test("keeps how it is looked at in the address, and goes along a bar by the arrow keys", async ({
    page,
  }) => {
    const overview = new PatchOverview(page);
    await overview.by("Region");
    await overview.breakdown.getByRole("button", { name: "Nodes", exact: true }).click();
    await expect(page).toHaveURL(/by=region/);
    await expect(page).toHaveURL(/sort=nodes/);
    await page.reload();
    await expect(overview.breakdown.getByRole("columnheader", { name: "Nodes" })).toHaveAttribute(
      "aria-sort",
      "descending",
    );
    const parts = overview.rows().first().getByRole("listitem").getByRole("link");
    await parts.first().focus();
    await page.keyboard.press("ArrowRight");
    await expect(parts.nth(1)).toBeFocused();
  });

  test("exports what the breakdown shows", async ({ page }) => {
    const overview = new PatchOverview(page);
    const nodes = await overview.nodes();
    const download = page.waitForEvent("download");
    await overview.breakdown.getByRole("button", { name: "Export as JSON" }).click();
    const groups: { nodes: number }[] = JSON.parse(await readFile(await (await download).path(), "utf8"));
    expect(groups.reduce((sum, group) => sum + group.nodes, 0)).toBe(nodes);
  });

  test("says since when there is a trend", async ({ page }) => {
    const overview = new PatchOverview(page);
    await expect(overview.trend).toContainText(/Yagura has counted since|There is no trend yet/);
    await overview.open({ tag: "Env=prod" });
    await expect(overview.trend).toContainText("There is no trend for a tag");
  });

  test("judges what is missing by the limits that the settings hold", async ({ page }) => {
    await page.goto(hrefs.patchSettings());
    await page.getByLabel("Critical").fill("0");
    await expect(page.getByText("A whole number from 1 to 3,650")).toBeVisible();
    await page.getByLabel("Critical").fill("3");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(/Last changed by/)).toBeVisible();
    const overview = new PatchOverview(page);
    await overview.open({ tab: "overdue" });
    await expect(page.getByText(/Critical 3 days/)).toBeVisible();
    await expect(page.getByText(/beyond a time limit/)).toBeVisible();
    await page.getByRole("tab", { name: "Velocity" }).click();
    await expect(page.getByText(/No release to measure|releases of the last 120 days/).first()).toBeVisible();
  });
});
