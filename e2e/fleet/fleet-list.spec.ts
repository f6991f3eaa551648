import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { FleetList } from "./fleet-list.ts";

test.describe("the list of nodes", () => {
  test("shows the whole fleet, and any page of it can be reached", async ({ page }) => {
    const list = new FleetList(page);
    await list.open();
    expect(await list.total()).toBeGreaterThan(250);
    await expect(list.rows()).toHaveCount(100);
    const first = await list.column("Node ID");
    await page.getByRole("button", { name: "Last page" }).click();
    await expect(page).toHaveURL(/page=3/);
    await expect
      .poll(async () => (await list.column("Node ID")).some((id) => first.includes(id)))
      .toBe(false);
    await page.getByRole("textbox", { name: "Go to page" }).fill("2");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/page=2/);
  });

  test("narrows to what the filter says, with suggestions that count", async ({ page }) => {
    const list = new FleetList(page);
    await list.open();
    await page.keyboard.press("/");
    await expect(list.filter).toBeFocused();
    await list.filter.pressSequentially("platform:Win");
    await expect(page.getByRole("option").first()).toContainText(/Windows.*\d+/s);
    await list.filterBy("platform:Windows ping:Online");
    expect(new Set(await list.column("Platform"))).toEqual(new Set(["Windows"]));
    expect(new Set(await list.column("Ping status"))).toEqual(new Set(["Online"]));
    expect(await list.total()).toBe((await list.column("Name")).length);
  });

  test("says where a filter is wrong instead of listing something else", async ({ page }) => {
    const list = new FleetList(page);
    await list.open();
    await list.filter.fill('name:"unclosed');
    await list.filter.press("Enter");
    await expect(list.filter).toHaveAttribute("aria-invalid", "true");
  });

  test("a facet counts what choosing it lists", async ({ page }) => {
    const list = new FleetList(page);
    await list.open();
    const lost = page.getByRole("checkbox", { name: "Connection lost" });
    const row = page.getByRole("listitem").filter({ has: lost });
    const count = Number((await row.innerText()).replace(/\D/g, ""));
    await lost.click();
    await expect.poll(() => list.total()).toBe(count);
    expect(new Set(await list.column("Ping status"))).toEqual(new Set(["Connection lost"]));
    await page.getByRole("button", { name: "Clear filter" }).first().click();
    await expect.poll(() => list.total()).toBeGreaterThan(count);
  });

  test("sorts by several columns, versions as numbers", async ({ page }) => {
    const list = new FleetList(page);
    await list.open();
    await list.sortBy("Agent version");
    await expect(page).toHaveURL(/sort=agent/);
    await list.sortBy("Name", true);
    await expect(page).toHaveURL(/sort=agent(,|%2C)name/);
    await list.settled();
    const versions = (await list.column("Agent version")).map((text) => text.split(".").map(Number));
    const pairs = versions.slice(1).map((version, index) => [versions[index] ?? [], version] as const);
    for (const [before, after] of pairs) expect(compare(before, after)).toBeLessThanOrEqual(0);
  });

  test("exports exactly the filtered list, safe for spreadsheets", async ({ page }) => {
    const list = new FleetList(page);
    // A moment does not change under the test as the living fleet does.
    await list.open(`filter=platform%3ALinux&asOf=${new Date().toISOString()}`);
    const total = await list.total();
    await page.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "CSV of this list" }).click();
    const csv = await readFile(await (await download).path(), "utf8");
    const lines = csv.trim().split("\r\n");
    expect(lines).toHaveLength(total + 1);
    expect(lines.filter((line) => /^"?[=+\-@]/.test(line))).toEqual([]);
    expect(csv).toContain("<script>alert(1)</script>");
  });

  test("selects the whole result, minus a few, and exports that", async ({ page }) => {
    const list = new FleetList(page);
    await list.open(`filter=platform%3ALinux&asOf=${new Date().toISOString()}`);
    const total = await list.total();
    await page.getByRole("checkbox", { name: "Select this page" }).click();
    await page.getByRole("button", { name: /Select all/ }).click();
    await list.select(0);
    await expect(page.getByText(`${total - 1} selected`)).toBeVisible();
    await page.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "JSON of the selection" }).click();
    const rows: unknown = JSON.parse(await readFile(await (await download).path(), "utf8"));
    expect(rows).toHaveLength(total - 1);
  });

  test("keeps the list in view while details are read by keyboard", async ({ page }) => {
    const list = new FleetList(page);
    await list.open();
    await list.rows().first().locator("[data-stop=name]").focus();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expect(page.getByText("1 selected")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(list.panel).toBeVisible();
    await expect(list.table).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(list.panel).toBeHidden();
  });

  test("a link shows a colleague the same list", async ({ page, context }) => {
    const list = new FleetList(page);
    await list.open();
    await list.filterBy("os:Ubuntu");
    await list.sortBy("Last ping");
    await list.settled();
    await list.openPanel(0);
    await expect(list.panel).toBeVisible();
    const colleague = new FleetList(await context.newPage());
    await colleague.page.goto(page.url());
    await expect(colleague.panel).toBeVisible();
    expect(await colleague.total()).toBe(await list.total());
    await expect(colleague.filter).toHaveValue("os:Ubuntu");
  });

  test("a saved view brings its filter and order back", async ({ page }) => {
    const list = new FleetList(page);
    const name = `Windows, oldest ping ${Date.now()}`;
    await list.open("filter=platform%3AWindows&sort=lastping");
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("textbox", { name: "Name of the view" }).fill(name);
    await page.getByRole("button", { name: "Save current view" }).click();
    await expect(page.getByText(`View “${name}” saved`)).toBeVisible();
    await list.open();
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("link", { name }).click();
    await expect(page).toHaveURL(/filter=platform(:|%3A)Windows/);
    await expect(page).toHaveURL(/sort=lastping/);
  });

  test("shows the commands that ask AWS the same", async ({ page }) => {
    const list = new FleetList(page);
    await list.open("filter=platform%3AWindows");
    await page.getByRole("button", { name: "Copy as CLI" }).click();
    await expect(page.getByRole("dialog")).toContainText("aws ssm describe-instance-information");
    await expect(page.getByRole("dialog")).toContainText("Key=PlatformTypes,Values=Windows");
  });

  test("hostile names are text, and nothing they say is run", async ({ page }) => {
    const problems: string[] = [];
    page.on("dialog", (dialog) => {
      problems.push(dialog.message());
      void dialog.dismiss();
    });
    page.on("pageerror", (error) => problems.push(error.message));
    const list = new FleetList(page);
    await list.open(`filter=${encodeURIComponent('name:"<script>alert(1)</script>"')}`);
    await expect(list.rows().first()).toContainText("<script>alert(1)</script>");
    await list.openPanel(0);
    await expect(list.panel.getByRole("heading", { level: 2 })).toHaveText("<script>alert(1)</script>");
    expect(problems).toEqual([]);
  });

  test("an empty result says why and what to do", async ({ page }) => {
    const list = new FleetList(page);
    await list.open("filter=name%3Anothing-is-called-this");
    await expect(page.getByText("No node matches this filter")).toBeVisible();
    await page.getByRole("main").getByRole("button", { name: "Clear filter" }).last().click();
    await expect(list.rows().first()).toBeVisible();
  });
});

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
