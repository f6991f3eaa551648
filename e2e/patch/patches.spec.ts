import { expect, test } from "@playwright/test";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { PatchesList } from "./patches-list.ts";

test("a patch that nodes lack leads to these nodes, and their number is the same", async ({ page }) => {
  const list = new PatchesList(page);
  await list.open("filter=missing>0 failed:0");
  const key = (await list.rows().first().getAttribute("data-key")) ?? "";
  await page.goto(hrefs.patchPage(key));
  const missing = page.getByRole("link", { name: /^Missing: [\d,]+ nodes$/ });
  const count = (await missing.innerText()).replace(/\D/g, "");
  await missing.click();
  await expect(page.getByRole("heading", { level: 1, name: /Nodes by patch state/ })).toContainText(
    Number(count).toLocaleString("en"),
  );
});

test("a filter that nothing matches says so and can be taken back", async ({ page }) => {
  const list = new PatchesList(page);
  await list.open();
  await list.filterBy("title:nothing-is-called-this");
  await expect(page.getByText("No patch matches")).toBeVisible();
  // The filter bar has one of this name, too, without words.
  await page.getByRole("button").filter({ hasText: "Clear filter" }).click();
  await expect(list.table).toBeVisible();
});

test("facets that were hidden are still hidden on the next visit", async ({ page }) => {
  const list = new PatchesList(page);
  await list.open();
  await page.getByRole("button", { name: "Hide facets" }).click();
  await list.open();
  await expect(page.getByRole("button", { name: "Show facets" })).toBeVisible();
});

test("the matrix names what each node is to each CVE", async ({ page }) => {
  await page.goto(hrefs.patchMatrix());
  const matrix = page.getByRole("table", { name: "Nodes against CVEs" });
  await expect(matrix.getByText("Exposed", { exact: true }).first()).toBeVisible();
});

test("a node's patches say where their numbers come from", async ({ page }) => {
  await page.goto(hrefs.patchNodes({ filter: "lacks:*" }));
  const table = page.getByRole("grid", { name: "Managed nodes" });
  const key = (await table.locator("tbody tr").first().getAttribute("data-key")) ?? "";
  await page.goto(hrefs.node(key, { tab: "patches" }));
  await expect(page.getByRole("grid", { name: "Patches of the node" })).toBeVisible();
  await page.getByRole("radio", { name: "Provenance" }).check({ force: true });
  await expect(page.getByRole("heading", { name: "Where these numbers come from" })).toBeVisible();
  await expect(page.getByRole("grid", { name: "Scans and installations" })).toBeVisible();
});
