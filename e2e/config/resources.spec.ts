import { expect, test } from "@playwright/test";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { ResourcesList } from "./resources-list.ts";

/** AWS Config is read behind the nodes, and right after the start everything is read for the first time. */
const firstCollectionMs = 150_000;

test.beforeEach(() => test.setTimeout(firstCollectionMs + 60_000));

/** Resources of a filter, once the collector has read some. */
async function waitFor(list: ResourcesList, filter: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const answer = await list.page.request.get(apiHrefs.configResources({ filter, limit: 1 }));
        return ((await answer.json()) as { total: number }).total;
      },
      { timeout: firstCollectionMs },
    )
    .toBeGreaterThan(0);
}

test("a security group that is open to the world is found, and its panel says what it lets in", async ({
  page,
}) => {
  const list = new ResourcesList(page);
  await waitFor(list, "type:AWS::EC2::SecurityGroup open:0.0.0.0/0");
  await list.open();
  await expect(page.getByText(/^Recording in \d+ of \d+ account-Regions$/)).toBeVisible({ timeout: 30_000 });
  await list.filterBy("type:AWS::EC2::SecurityGroup open:0.0.0.0/0");
  await list.rows().first().click();
  await expect(list.panel.getByText(/ 0\.0\.0\.0\/0$/).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list.panel).toHaveCount(0);
  await list.filterBy("name:nothing-is-called-this");
  await expect(page.getByText("No resource matches")).toBeVisible();
});

test("counts by type lead to these resources, deleted ones apart", async ({ page }) => {
  const list = new ResourcesList(page);
  const type = "AWS::EC2::Volume";
  await waitFor(list, `type:${type} deleted:yes`);
  await list.open({ view: "types" });
  const deleted = list.types.locator(`tbody tr[data-key="${type}"]`).getByRole("link").last();
  const count = Number(((await deleted.textContent()) ?? "").replaceAll(",", ""));
  await deleted.click();
  await expect(list.rows().first()).toContainText("Deleted");
  expect(new URL(page.url()).searchParams.get("filter")).toBe(`type:${type} deleted:yes`);
  // Earlier items arrive all the time, and with them more resources that are gone.
  const total = Number((await list.total().innerText()).replace(/\D/g, ""));
  expect(total).toBeGreaterThanOrEqual(count);
});
