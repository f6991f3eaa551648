import { z } from "zod";
import { apiHrefs, hrefs } from "#lib/core/contract/hrefs.ts";
import { unpackAnswer } from "#lib/core/contract/packed.ts";
import { listNodesOutput } from "#lib/fleet/contract/list.ts";
import type { Bench } from "../bench.ts";
import { HttpClient } from "../http-client.ts";
import { control } from "../stack.ts";

const requests = z.object({ total: z.number() });

/** Every page and answer of the console while no pass runs: AWS is not asked once. */
export const warmBench: Bench = {
  name: "warm",
  needs: "data",
  run: async ({ stack }) => {
    const client = new HttpClient(stack.webUrl, stack.cookie, 4);
    const first = await client.get(apiHrefs.nodes({ limit: 1 }));
    const node = listNodesOutput.parse(unpackAnswer(JSON.parse(first.body()))).rows[0]?.key ?? "";
    await control(stack.emulatorUrl, "DELETE", "requests");
    const paths = [
      hrefs.fleet(),
      hrefs.unmanaged(),
      hrefs.node(node),
      hrefs.syncSettings(),
      apiHrefs.nodes({ filter: "ping:Online" }),
      apiHrefs.facets(),
      apiHrefs.suggest({ filter: "pl", cursor: 2 }),
      apiHrefs.node(node),
      apiHrefs.nodeTimeline(node),
      apiHrefs.nodeInventory(node, { type: "AWS:Application" }),
      apiHrefs.nodeRaw(node),
      apiHrefs.unmanaged(),
      apiHrefs.agents(),
      apiHrefs.activations(),
      apiHrefs.scope(),
      apiHrefs.sync(),
    ];
    let failed = 0;
    for (const path of paths) if ((await client.get(path)).status !== 200) failed += 1;
    client.close();
    const counted = requests.parse(await control(stack.emulatorUrl, "GET", "requests"));
    return [
      {
        name: `AWS calls of ${paths.length} warm pages and answers`,
        value: counted.total,
        unit: "calls",
        budget: 0,
      },
      { name: "of them not answered", value: failed, unit: "errors", budget: 0 },
    ];
  },
};
