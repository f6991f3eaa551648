import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { apiHrefs, hrefs } from "#lib/core/contract/hrefs.ts";

/** What pages of one thing are opened with. */
interface Subjects {
  node: string;
  baseline: string;
  /** Type and key of a resource. */
  resource: string;
  rule: string;
}

const pages: Record<string, (subjects: Subjects) => string> = {
  nodes: () => hrefs.fleet({ filter: "ping:ConnectionLost" }),
  "nodes with a panel": ({ node }) => hrefs.fleet({ filter: "ping:ConnectionLost", node }),
  "an empty list": () => hrefs.fleet({ filter: "name:nothing-is-called-this" }),
  node: ({ node }) => hrefs.node(node),
  "a node's timeline": ({ node }) => hrefs.node(node, { tab: "timeline" }),
  "a node's inventory": ({ node }) => hrefs.node(node, { tab: "inventory", type: "AWS:AWSComponent" }),
  "a node's API view": ({ node }) => hrefs.node(node, { tab: "raw" }),
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
  "a node's patches": ({ node }) => hrefs.node(node, { tab: "patches" }),
  "patch baselines": () => hrefs.baselines(),
  "every baseline": () => hrefs.baselines({ view: "all" }),
  "a baseline": ({ baseline }) => hrefs.baseline(baseline),
  "a baseline's effective patches": ({ baseline }) => hrefs.baseline(baseline, { tab: "effective" }),
  "a baseline's history": ({ baseline }) => hrefs.baseline(baseline, { tab: "history" }),
  "two states of a baseline": ({ baseline }) =>
    hrefs.baseline(baseline, { tab: "compare", otherAsOf: "2020-01-01T00:00:00Z" }),
  "a baseline's API view": ({ baseline }) => hrefs.baseline(baseline, { tab: "raw" }),
  "the approval calculator": ({ baseline }) =>
    hrefs.baseline(baseline, { tab: "calculator", released: "2026-07-07" }),
  changes: () => hrefs.changes(),
  "changes over time as a table": () => hrefs.changes({ chart: "table", window: "7d" }),
  "a query to AWS Config": () => hrefs.query({ q: "SELECT nothing FROM nowhere" }),
  "a query over the read model": () => hrefs.query({ mode: "read-model", q: "select * from nodes" }),
  resources: () => hrefs.resources(),
  "a resource beside the list": ({ resource }) =>
    hrefs.resources({ filter: `type:${group}`, open: resource }),
  "resources by type": () => hrefs.resources({ view: "types" }),
  comparing: () => hrefs.compare(),
  ...Object.fromEntries(
    ["configuration", "timeline", "relationships", "rules", "raw"].map((tab) => [
      `a resource's ${tab}`,
      ({ resource }: Subjects) => {
        const [type = "", key = ""] = resource.split("|");
        return hrefs.resource(type, key, { tab });
      },
    ]),
  ),
  rules: () => hrefs.rules(),
  "a rule": ({ rule }) => hrefs.rule(rule),
  "conformance packs": () => hrefs.rules({ tab: "packs" }),
  "configuration recorders": () => hrefs.rules({ tab: "recording" }),
  "configuration aggregators": () => hrefs.rules({ tab: "aggregators" }),
  "a node's configuration": ({ node }) => hrefs.node(node, { tab: "configuration" }),
  sync: () => hrefs.syncSettings(),
  "AWS calls": () => hrefs.syncSettings({ tab: "calls" }),
  "a missing page": () => "/nowhere",
};

// Both themes and both languages; a barrier of one pair alone would be one of colour or of words, not of the two together.
const looks = [
  { theme: "light", locale: "en" },
  { theme: "dark", locale: "ja" },
];

for (const { theme, locale } of looks) {
  test(`every page is free of serious barriers, ${theme}, ${locale}`, async ({ page, context, baseURL }) => {
    // Half a minute a page: reading all of a large page takes axe long on a busy machine.
    test.setTimeout(30_000 * Object.keys(pages).length);
    const subjects = await findSubjects(page);
    const url = baseURL ?? "";
    await context.addCookies([
      { name: "theme", value: theme, url },
      { name: "locale", value: locale, url },
    ]);
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(path(subjects), { waitUntil: "load" });
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

const group = "AWS::EC2::SecurityGroup";

/** The first of each list, once there is one: the collector may still be at work. */
async function findSubjects(page: Page): Promise<Subjects> {
  const first = async (path: string): Promise<string> => {
    let key: string | undefined;
    await expect(async () => {
      const { rows } = (await (await page.request.get(path)).json()) as { rows: { key: string }[] };
      key = rows[0]?.key;
      expect(key).toBeDefined();
    }).toPass();
    return key ?? "";
  };
  return {
    node: await first(apiHrefs.nodes({ filter: "ping:ConnectionLost", limit: 1 })),
    baseline: await first(apiHrefs.baselines({ name: "prod-windows" })),
    resource: `${group}|${await first(apiHrefs.configResources({ filter: `type:${group}`, limit: 1 }))}`,
    rule: "restricted-ssh",
  };
}
