import { expect, test } from "@playwright/test";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { FleetList } from "../fleet/fleet-list.ts";

test.describe("what every page has in common", () => {
  test("the start page leads to the nodes", async ({ page }) => {
    await page.goto(hrefs.home());
    await expect(page).toHaveURL(/\/fleet$/);
  });

  test("search and commands find a node and a page by keyboard", async ({ page }) => {
    const list = new FleetList(page);
    await list.open("filter=platform%3ALinux");
    const [id = ""] = await list.column("Node ID");
    await page.keyboard.press("ControlOrMeta+k");
    const search = page.getByRole("combobox", { name: /Search/ }).last();
    await search.fill(id.trim());
    // The node itself stands before the resources that name it.
    await expect(page.getByRole("option").filter({ hasText: id.trim() }).first()).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/fleet/.*${id.trim()}`));
    await page.keyboard.press("ControlOrMeta+k");
    await page
      .getByRole("combobox", { name: /Search/ })
      .last()
      .fill("Sync");
    await page.getByRole("option", { name: /Sync/ }).first().click();
    await expect(page).toHaveURL(/settings\/sync/);
  });

  test("Enter opens the node that was typed, however late the nodes are found", async ({ page }) => {
    const list = new FleetList(page);
    await list.open("filter=platform%3ALinux");
    const [id = ""] = await list.column("Node ID");
    let answerNodes = () => {};
    const heldBack = new Promise<void>((resolve) => {
      answerNodes = resolve;
    });
    await page.route(/\/api\/fleet\/nodes\?/, async (route) => {
      await heldBack;
      await route.continue();
    });
    await page.keyboard.press("ControlOrMeta+k");
    const resources = page.waitForResponse(/\/api\/config\/resources\?/);
    await page
      .getByRole("combobox", { name: /Search/ })
      .last()
      .fill(id.trim());
    await (await resources).finished();
    await page.keyboard.press("Enter");
    answerNodes();
    await expect(page).toHaveURL(new RegExp(`/fleet/.*${id.trim()}`));
  });

  test("the scope narrows the list and stays while pages change", async ({ page }) => {
    const list = new FleetList(page);
    await list.open();
    const everything = await list.total();
    await page.getByRole("button", { name: "All Regions" }).click();
    await page.getByRole("option", { name: /us-east-1/ }).click();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/regions=us-east-1/);
    await expect.poll(() => list.total()).toBeLessThan(everything);
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Unmanaged" }).click();
    await expect(page).toHaveURL(/unmanaged.*regions=us-east-1/);
  });

  test("a past moment is marked as such, and now is one press away", async ({ page }) => {
    const list = new FleetList(page);
    await list.open(`asOf=${new Date().toISOString()}`);
    await expect(page.getByText("Everything on this page is shown as it was then.")).toBeVisible();
    await page.getByRole("button", { name: "Back to now" }).first().click();
    await expect(page).not.toHaveURL(/asOf/);
  });

  test("before the first pass there is no data, and the page says so", async ({ page }) => {
    await page.goto(hrefs.fleet({ asOf: "2020-01-01T00:00:00Z" }));
    await expect(page.getByRole("heading", { name: "No data for this moment" })).toBeVisible();
  });

  test("language and theme are the reader's, from the first byte", async ({ page, context, baseURL }) => {
    const url = baseURL ?? "";
    await context.addCookies([
      { name: "locale", value: "ja", url },
      { name: "theme", value: "dark", url },
    ]);
    await page.goto(hrefs.fleet());
    await expect(page.locator("html")).toHaveAttribute("lang", "ja");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("ノード");
  });

  test("help lists the keys", async ({ page }) => {
    const list = new FleetList(page);
    await list.open();
    await page.locator("body").press("?");
    const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(help).toBeVisible();
    await expect(help.getByText("Patch › Runs")).toBeVisible();
  });
});
