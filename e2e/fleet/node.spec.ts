import { expect, type Page, test } from "@playwright/test";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { emulator } from "../emulator.ts";
import { FleetList } from "./fleet-list.ts";

/** Opens the page of the first node of a filter and gives its id. */
async function openNode(page: Page, filter: string): Promise<string> {
  const list = new FleetList(page);
  await list.open(`filter=${encodeURIComponent(filter)}`);
  const [id = ""] = await list.column("Node ID");
  await page.goto(hrefs.node(id.trim()));
  await expect(page.getByRole("tab", { name: "Overview" })).toBeVisible();
  return id.trim();
}

/** Makes what is collected next happen now. */
async function collectNow(page: Page): Promise<void> {
  const response = await page.request.post("/api/sync/run", {
    data: {},
    headers: { origin: new URL(page.url()).origin },
  });
  expect(response.ok()).toBe(true);
}

test.describe("the page of a node", () => {
  test("is found by its bare id and shows its facts", async ({ page }) => {
    const id = await openNode(page, "platform:Linux type:EC2Instance ping:Online");
    await expect(page.getByRole("main")).toContainText(id);
    await expect(page.getByRole("tabpanel")).toContainText("Agent version");
  });

  test("one that was never seen leads back to Fleet", async ({ page }) => {
    await page.goto("/fleet/i-0000000000000dead");
    await expect(page.getByRole("heading", { name: "No node i-0000000000000dead" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
    await page.getByRole("main").getByRole("link", { name: "Open Fleet" }).click();
    await expect(page.getByRole("grid")).toBeVisible();
  });

  test("tells what happened to it, as it happens", async ({ page }) => {
    const id = await openNode(page, "platform:Linux type:EC2Instance ping:Online");
    await page.getByRole("tab", { name: "Timeline" }).click();
    await emulator.act("retag", { resourceId: id, key: "Owner", value: "night-shift" });
    await collectNow(page);
    const event = page.getByRole("listitem").filter({ hasText: "night-shift" });
    await expect(event).toBeVisible({ timeout: 45_000 });
    await expect(event).toContainText("Tags");
  });

  test("lists what is installed, searches it and compares it with another node", async ({ page }) => {
    const list = new FleetList(page);
    await list.open("filter=os%3AUbuntu&sort=name");
    const [first = "", second = ""] = await list.column("Node ID");
    await page.goto(hrefs.node(first.trim(), { tab: "inventory", type: "AWS:Application" }));
    await expect(page.getByRole("columnheader", { name: "Version" })).toBeVisible();
    const rows = page.getByRole("tabpanel").locator("tbody tr");
    const all = await rows.count();
    await page.getByRole("textbox", { name: "Search entries" }).fill("openssl");
    await expect.poll(() => rows.count()).toBeLessThan(all);
    await page.getByRole("textbox", { name: "Search entries" }).fill("");
    await page.getByRole("button", { name: "Compare" }).click();
    await page.getByRole("textbox", { name: "Another node (ID)" }).fill(second.trim());
    await page.getByRole("dialog").getByRole("button", { name: "Compare" }).click();
    await expect(page.getByRole("columnheader", { name: "Difference" })).toBeVisible();
    await expect(page.getByText(/\d+ added, \d+ removed, \d+ changed/)).toBeVisible();
  });

  test("shows AWS's own answers and the commands that ask for them", async ({ page }) => {
    const id = await openNode(page, "platform:Windows");
    await page.getByRole("tab", { name: "API" }).click();
    const source = page.getByRole("region", { name: "ssm:DescribeInstanceInformation" });
    await expect(source).toContainText("aws ssm describe-instance-information");
    await expect(source).toContainText(`"InstanceId": "${id}"`);
  });

  test("stays reachable when the node is gone", async ({ page }) => {
    const id = await openNode(page, "tag:Env=dev type:EC2Instance ping:Online platform:Linux");
    await emulator.act("terminate", { resourceId: id });
    await collectNow(page);
    await expect(page.getByText(/No longer a managed node/)).toBeVisible({ timeout: 45_000 });
    await page.reload();
    await expect(page.getByText(/No longer a managed node/)).toBeVisible();
    await page.getByRole("tab", { name: "Timeline" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: "Node disappeared" })).toBeVisible();
  });
});
