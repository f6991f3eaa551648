import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { FleetList } from "../fleet/fleet-list.ts";

const pages: Record<string, (node: string) => string> = {
  nodes: () => hrefs.fleet({ filter: "ping:ConnectionLost" }),
  "nodes with a panel": (node) => hrefs.fleet({ filter: "ping:ConnectionLost", node }),
  "an empty list": () => hrefs.fleet({ filter: "name:nothing-is-called-this" }),
  node: (node) => hrefs.node(node),
  "a node's timeline": (node) => hrefs.node(node, { tab: "timeline" }),
  "a node's inventory": (node) => hrefs.node(node, { tab: "inventory", type: "AWS:AWSComponent" }),
  "a node's API view": (node) => hrefs.node(node, { tab: "raw" }),
  unmanaged: () => hrefs.unmanaged({ reason: "stopped" }),
  "agent versions": () => hrefs.unmanaged({ tab: "agents" }),
  activations: () => hrefs.unmanaged({ tab: "activations" }),
  "patch runs": () => hrefs.patchRuns({ days: 30 }),
  "upcoming patch runs": () => hrefs.patchRuns({ tab: "upcoming" }),
  "maintenance windows": () => hrefs.patchRuns({ tab: "windows", show: "all" }),
  "uncovered nodes": () => hrefs.patchRuns({ tab: "uncovered" }),
  patch: () => hrefs.patch(),
  "patch by severity": () => hrefs.patch({ by: "severity", scale: "nodes", days: "90" }),
  "overdue patches": () => hrefs.patch({ tab: "overdue" }),
  "patch velocity": () => hrefs.patch({ tab: "velocity" }),
  "patch settings": () => hrefs.patchSettings(),
  patches: () => hrefs.patches(),
  "nodes by patch state": () => hrefs.patchNodes(),
  "the CVE matrix": () => hrefs.patchMatrix({ exposed: false }),
  "a node's patches": (node) => hrefs.node(node, { tab: "patches" }),
  sync: () => hrefs.syncSettings(),
  "AWS calls": () => hrefs.syncSettings({ tab: "calls" }),
  "a missing page": () => "/nowhere",
};

for (const theme of ["light", "dark"]) {
  for (const locale of ["en", "ja"]) {
    test(`every page is free of serious barriers, ${theme}, ${locale}`, async ({
      page,
      context,
      baseURL,
    }) => {
      // Half a minute a page: reading all of a large page takes axe long on a busy machine.
      test.setTimeout(30_000 * Object.keys(pages).length);
      const list = new FleetList(page);
      await list.open();
      const key = (await list.rows().first().getAttribute("data-key")) ?? "";
      const url = baseURL ?? "";
      await context.addCookies([
        { name: "theme", value: theme, url },
        { name: "locale", value: locale, url },
      ]);
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(path(key), { waitUntil: "load" });
        await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
        // Rows of a table are alike: the first ones speak for the rest, and reading all takes axe most of its time.
        const { violations } = await new AxeBuilder({ page }).exclude("tbody tr:nth-child(n + 16)").analyze();
        const serious = violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .map((node) => node.html)
                .slice(0, 3)
                .join(" | ")}`,
          );
        expect(serious, name).toEqual([]);
      }
    });
  }
}
