import type { Pool } from "pg";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import type { Bench } from "../bench.ts";
import { HttpClient, timeSequence } from "../http-client.ts";
import type { Figure } from "../report.ts";
import { median, percentile } from "../statistics.ts";

const questions = 120;
const warmUp = 6;

/** The patch pages' reads over HTTP, each as a new question: equal ones share an answer, and that is not measured here. */
export const patchReadsBench: Bench = {
  name: "patch-reads",
  needs: "data",
  run: async ({ stack, say }) => {
    const { db } = stack;
    const client = new HttpClient(stack.webUrl, stack.cookie, 1);
    const { rows: moments } = await db.query<{ at: Date }>("select max(ended_at) as at from sync_passes");
    const asOf = moments[0]?.at.toISOString() ?? "";
    const patches = await patchNames(db);
    const cves = await cveIds(db);
    const scopes = await accountOrders(db);
    const compare = async (name: string, budget: number, paths: (asOf?: string) => string[]) => {
      const now = await timeSequence(client, paths(), warmUp);
      const past = await timeSequence(client, paths(asOf), warmUp);
      return [
        { name: `${name}: p95`, value: percentile(now, 0.95), unit: "ms", budget },
        { name: "… median", value: median(now), unit: "ms" },
        {
          name: "… a past moment against now (median)",
          value: median(past) / median(now),
          unit: "×",
          budget: 2,
        },
      ] satisfies Figure[];
    };
    say("Reading patches, their nodes, aggregates and CVEs …");
    const held = await db.query<{ rows: number }>(
      "select sum(cardinality(states))::int as rows from node_patches",
    );
    const figures = [
      { name: "patches on nodes", value: held.rows[0]?.rows ?? 0, unit: "rows" } satisfies Figure,
      ...(await compare("patch to nodes", 60, (moment) =>
        patches.map((filter) => apiHrefs.nodes({ filter, limit: 100, asOf: moment })),
      )),
      ...(await compare("aggregates of /patch", 100, (moment) =>
        scopes.map((accounts) => apiHrefs.patchOverview({ accounts, asOf: moment })),
      )),
      ...(await compare("CVE search", 60, (moment) =>
        cves.map((cve) => apiHrefs.patches({ filter: `cve:${cve}`, asOf: moment })),
      )),
      ...(await compare("nodes exposed to a CVE", 60, (moment) =>
        cves.map((cve) => apiHrefs.nodes({ filter: `cve:${cve}`, limit: 100, asOf: moment })),
      )),
    ];
    client.close();
    return figures;
  },
};

/** Filters for the nodes of one patch: from patches that nearly every node has to patches of a few. */
async function patchNames(db: Pool): Promise<string[]> {
  const { rows } = await db.query<{ title: string; state: string }>(
    `select title, state from (
       select p.title, s.state, row_number() over (order by s.nodes desc, p.patch_id) as place, count(*) over () as all
       from (select patch_id, sum(missing) as "Missing", sum(installed) as "Installed" from patch_counts group by 1) c
       join patches p using (patch_id)
       cross join lateral (values ('Missing', "Missing"), ('Installed', "Installed")) as s(state, nodes)
       where s.nodes > 0
     ) ranked where place % greatest(1, "all" / $1) = 0 limit $1`,
    [questions],
  );
  return rows.map(({ title, state }) => `kb="${title}"@${state}`);
}

async function cveIds(db: Pool): Promise<string[]> {
  const { rows } = await db.query<{ cve: string }>(
    "select distinct cve from patches cross join unnest(cve_ids) as cve order by cve limit $1",
    [questions],
  );
  return rows.map(({ cve }) => cve);
}

/** All accounts, in ever another order: the same work, yet another question. */
async function accountOrders(db: Pool): Promise<string[][]> {
  const { rows } = await db.query<{ account_id: string }>("select account_id from accounts order by 1");
  const accounts = rows.map((row) => row.account_id);
  return Array.from({ length: questions }, (_, turn) => {
    const [first = "", ...others] = [
      ...accounts.slice(turn % accounts.length),
      ...accounts.slice(0, turn % accounts.length),
    ];
    const at = Math.floor(turn / accounts.length) + 1;
    return [...others.slice(0, at), first, ...others.slice(at)];
  });
}
