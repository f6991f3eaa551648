import { expect, type Page, test } from "@playwright/test";
import { apiHrefs, hrefs } from "#lib/core/contract/hrefs.ts";

/** Chooses the option that has a text, among those that what is typed leaves; the list comes from the server. */
async function choose(
  page: Page,
  picker: RegExp,
  typed: string,
  option: string | RegExp,
  which = 0,
): Promise<void> {
  await page.getByRole("button", { name: picker }).click();
  await page.getByRole("combobox").fill(typed);
  await page.getByRole("option").filter({ hasText: option }).nth(which).click();
}

test.describe("comparing", () => {
  /** AWS Config is read behind the nodes: right after the start there is nothing to compare. */
  test.beforeEach(async ({ page }) => {
    test.setTimeout(240_000);
    await expect(async () => {
      const path = apiHrefs.configResources({ filter: "type:AWS::EC2::SecurityGroup", limit: 2 });
      const { rows } = (await (await page.request.get(path)).json()) as { rows: unknown[] };
      expect(rows).toHaveLength(2);
    }).toPass({ timeout: 150_000 });
  });

  test("two security groups says what differs, and the link holds all of it", async ({ page }) => {
    await page.goto(hrefs.compare());
    await choose(page, /^Resource before/, "sg-", /EC2::SecurityGroup$/);
    await page.getByRole("button", { name: /^Resource after/ }).click();
    await page.getByRole("combobox").fill("i-");
    await expect(page.getByText(/Only resources of one type can be compared/)).toBeVisible();
    await page.keyboard.press("Escape");
    await choose(page, /^Resource after/, "sg-", "sg-", 1);
    await expect(page.getByRole("heading", { name: "What differs" })).toBeVisible();

    await page.getByText("Side by side").click();
    await page.keyboard.press("n");
    await expect(page.locator("[data-begins]:focus")).toHaveCount(1);
    await page.getByRole("button", { name: "Swap sides" }).click();
    const sentences = page.locator("section").filter({ hasText: "What differs" }).getByRole("listitem");
    const told = await sentences.allInnerTexts();
    expect(told.length).toBeGreaterThan(0);
    await page.goto(page.url());
    await expect(sentences).toHaveText(told);

    await page.getByText("JSON", { exact: true }).click();
    await expect(page.getByRole("textbox", { name: "Before" })).toContainText("groupId");
  });

  test("two accounts counts what differs and what only one has, and leads to each difference", async ({
    page,
  }) => {
    await page.goto(hrefs.compare({ mode: "accounts" }));
    await choose(page, /^Type/, "SecurityGroup", "AWS::EC2::SecurityGroup");
    await choose(page, /^Account before/, "", "");
    await choose(page, /^Account after/, "", "", 1);
    await page.getByRole("button", { name: /^Different/ }).click();
    const rows = page.getByRole("grid", { name: "Resources of both accounts" }).locator("tbody tr");
    await expect(rows.first()).toContainText("Different");
    await rows.first().getByRole("link").click();
    await expect(page.getByRole("heading", { name: "What differs" })).toBeVisible();
  });
});
