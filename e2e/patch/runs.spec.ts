import { expect, test } from "@playwright/test";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { RunsList } from "./runs-list.ts";

test.describe("patch runs", () => {
  test("list what windows and people ran, and lead to the result and output of each node", async ({
    page,
  }) => {
    const list = new RunsList(page);
    await list.open({ operation: "Install", by: "window" });
    await expect(list.runs.locator("tbody tr").first()).toBeVisible({ timeout: 45_000 });
    expect(new Set(await list.column(list.runs, "Operation"))).toEqual(new Set(["Install"]));
    await page.getByRole("button", { name: /^Failed \d+$/ }).click();
    await expect(page).toHaveURL(/outcome=failed/);
    await list.runs.locator("tbody [data-stop=name]").first().click();
    await expect(page).toHaveURL(/\/patch\/runs\/\d{12}:/);
    const nodes = page.getByRole("grid", { name: "Nodes of the run" });
    await expect(nodes.locator("tbody tr").first()).toContainText("Failed");
    await nodes.locator("tbody [data-stop=name]").first().click();
    await expect(list.panel).toContainText("After the operation");
    const output = list.panel.locator("pre").first();
    const line = await output.locator("span").first().innerText();
    await list.panel.getByRole("textbox", { name: "Find in the output" }).first().fill(line);
    await expect(list.panel.getByText(/^\d+ lines?$/)).toBeVisible();
    await list.panel.getByRole("link", { name: "Open node" }).click();
    await expect(page).toHaveURL(/\/fleet\/\d{12}:/);
  });

  test("add up: the counts of a run are those of its nodes", async ({ page }) => {
    const list = new RunsList(page);
    // A window's run has AWS's own id: what AWS keeps no command of is told apart by its association, which may be learnt later.
    await list.open({ sort: "-nodes", by: "window", cols: "what,nodes,succeeded" });
    const row = list.runs.locator("tbody tr").first();
    await expect(row).toBeVisible({ timeout: 45_000 });
    await row.locator("[data-stop=name]").click();
    await expect(page).toHaveURL(/\/patch\/runs\/\d{12}:/);
    const succeeded = page.getByRole("button", { name: /^Succeeded \d+$/ });
    await succeeded.click();
    const table = page.getByRole("grid", { name: "Nodes of the run" });
    // Results go on arriving while the first collection lasts.
    await expect
      .poll(async () => Number(await table.getAttribute("aria-rowcount")) - 1)
      .toBe(Number((await succeeded.innerText()).replace(/\D/g, "")));
    await expect(table.locator("tbody tr").first()).toContainText("Succeeded");
  });

  test("one that was never seen leads back to the list", async ({ page }) => {
    await page.goto(hrefs.patchRun("111122223333:us-east-1:command:none"));
    await expect(page.getByRole("heading", { name: "No run none" })).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "Open patch runs" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Patch runs" })).toBeVisible();
  });

  test("download as CSV what is listed", async ({ page }) => {
    const list = new RunsList(page);
    await list.open({ operation: "Install" });
    await expect(list.runs.locator("tbody tr").first()).toBeVisible({ timeout: 45_000 });
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "CSV" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^patch-runs-.*\.csv$/);
  });
});

test.describe("maintenance windows", () => {
  test("say when they run next, in words, and why some will not", async ({ page }) => {
    const list = new RunsList(page);
    await list.open({ tab: "windows", show: "all", regions: "us-east-1" });
    const wave = list.row(list.windows, "prod-patch-wave1");
    await expect(wave).toContainText("every second Tuesday 17:00 UTC, 3 days later", { timeout: 45_000 });
    await expect(list.row(list.windows, "legacy-nightly-patching")).toContainText("Disabled");
    await expect(list.row(list.windows, "migration-2025")).toContainText("Ended");
    await wave.locator("[data-stop=name]").click();
    await expect(list.panel).toContainText("cron(0 17 ? * TUE#2 *)");
    await expect(list.panel).toContainText("AWS-RunPatchBaseline");
    await expect(
      list.panel.getByRole("listitem").filter({ hasText: "by the expression" }).first(),
    ).toBeVisible();
  });

  test("are planned day by day across accounts, and lead to the window", async ({ page }) => {
    const list = new RunsList(page);
    await list.open({ tab: "upcoming", ahead: 90 });
    const run = list.planner.getByRole("listitem").first();
    await expect(run).toBeVisible({ timeout: 45_000 });
    const times = await list.planner
      .locator("li time")
      .evaluateAll((all) => all.map((time) => time.getAttribute("datetime")));
    expect(times).toEqual(times.toSorted());
    await run.getByRole("link").click();
    await expect(page).toHaveURL(/tab=windows/);
    await expect(list.panel).toContainText("Next runs");
  });

  test("leave nodes uncovered, which are counted and listed", async ({ page }) => {
    const list = new RunsList(page);
    await list.open({ tab: "uncovered" });
    await expect(page.getByText(/covered by no enabled window/)).toBeVisible({ timeout: 45_000 });
    const text = await page.getByText(/covered by no enabled window/).innerText();
    await page.getByRole("link", { name: "Open these nodes" }).click();
    await expect(page).toHaveURL(/filter=windows/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(String(Number.parseInt(text, 10)));
  });
});
