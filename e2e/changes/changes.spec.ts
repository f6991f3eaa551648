import { expect, test } from "@playwright/test";
import { ChangesList } from "./changes-list.ts";

test("an API call tells who made it, and leads to everything around it", async ({ page }) => {
  const list = new ChangesList(page);
  await list.open({ window: "7d", filter: "kind:cloudtrail.write actor:*", grouped: "false" });
  // Newer calls may come in above it meanwhile: the address says which one was opened.
  const opened = () => new URL(page.url()).searchParams.get("open");
  await list.rows().first().locator("[data-stop=name]").press("Enter");
  await expect.poll(opened).not.toBeNull();
  const key = opened();
  const panel = page.getByRole("complementary", { name: "API call" });
  await expect(panel.getByText("Who", { exact: true })).toBeVisible();
  await expect(panel.getByText("CloudTrail event ID", { exact: true })).toBeVisible();
  await panel.getByRole("link", { name: "± 15 minutes around it" }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("filter")).toBeNull();
  expect(opened()).toBe(key);
  await expect(panel).toBeVisible();
  await panel.press("Escape");
  await expect(panel).toBeHidden();
});

test("a burst opens into as many changes as it counts, and a bar shows as many as it says", async ({
  page,
}) => {
  const list = new ChangesList(page);
  // Beyond the newest minutes nothing is added while the test counts.
  const to = new Date(Date.now() - 3_600_000).toISOString();
  const from = new Date(Date.parse(to) - 7 * 86_400_000).toISOString();
  await list.open({ from, to, filter: "kind:cloudtrail.write", chart: "table" });
  const burst = list
    .rows()
    .filter({ has: page.locator("[aria-expanded=false]") })
    .first();
  await expect(burst).toContainText(/[\d,]+ changes/, { useInnerText: true });
  const count = Number((await burst.innerText()).match(/([\d,]+) changes/)?.[1]?.replace(/\D/g, ""));
  const closed = await list.rows().count();
  await burst.locator("[aria-expanded]").click();
  await expect(list.rows()).toHaveCount(closed + Math.min(count, 101));
  const bar = page.getByRole("region", { name: "Table" }).getByRole("row").nth(1);
  const told = Number((await bar.getByRole("cell").first().innerText()).replace(/\D/g, ""));
  await bar.getByRole("button").click();
  await expect.poll(() => list.total()).toBe(told);
});

/** A window that is over: nothing is added to it while a test compares. */
function pastDay(): { from: string; to: string } {
  const to = Date.now() - 2 * 3_600_000;
  return { from: new Date(to - 86_400_000).toISOString(), to: new Date(to).toISOString() };
}
const calls = { filter: "kind:cloudtrail.write actor:* tool:console", grouped: "false" };

test("a file says what the list says", async ({ page }) => {
  const list = new ChangesList(page);
  await list.open({ ...pastDay(), ...calls });
  const total = await list.total();
  const keys = await list.keys();
  const records: { key: string }[] = JSON.parse(await list.file("JSON"));
  expect(records).toHaveLength(total);
  expect(records.slice(0, keys.length).map(({ key }) => key)).toEqual(keys);
  const lines = (await list.file("CSV")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(total + 1);
  for (const [place, key] of keys.entries()) expect(lines[place + 1]).toContain(key);
});

test("a view and a link bring back what was shown", async ({ page, context }) => {
  const list = new ChangesList(page);
  await list.open({ ...pastDay(), ...calls });
  const total = await list.total();
  const keys = await list.keys();
  const name = `Console calls ${Date.now()}`;
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("textbox", { name: "Name of the view" }).fill(name);
  await page.getByRole("button", { name: "Save current view" }).click();
  await expect(page.getByText(`View “${name}” saved`)).toBeVisible();
  await page.getByText("1 hour", { exact: true }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("from")).toBeNull();
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("link", { name }).click();
  await expect.poll(() => list.keys()).toEqual(keys);

  await list.rows().first().locator("[data-stop=name]").press("Enter");
  await expect.poll(() => new URL(page.url()).searchParams.get("open")).toBe(keys[0]);
  const colleague = new ChangesList(await context.newPage());
  await colleague.page.goto(page.url());
  await expect(colleague.page.getByRole("complementary", { name: "API call" })).toBeVisible();
  expect(await colleague.total()).toBe(total);
  expect(await colleague.keys()).toEqual(keys);
});
