import { setTimeout as delay } from "node:timers/promises";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import type { Bench } from "../bench.ts";
import { HttpClient } from "../http-client.ts";
import { median, percentile } from "../statistics.ts";
import { listQueries } from "./reads.ts";

const readers = 200;
const pagesEach = 8;
/** Between two pages of one reader, in ms: a quick one. */
const thinkMs = 4000;

/** 200 people at once, each with a filter and page of their own, paging on; then all 200 in the same instant. */
export const readersBench: Bench = {
  name: "readers",
  needs: "data",
  run: async ({ stack, say }) => {
    const client = new HttpClient(stack.webUrl, stack.cookie, readers);
    const times: number[] = [];
    let errors = 0;
    const read = async (reader: number, page: number) => {
      const query = listQueries[reader % listQueries.length];
      const path = apiHrefs.nodes({
        ...query,
        sort: query?.sort ?? "name",
        offset: 100 * ((reader + page) % 7),
      });
      try {
        const answer = await client.get(path);
        if (answer.status === 200) times.push(answer.ms);
        else throw new Error(`${answer.status}: ${answer.head()}`);
      } catch (error) {
        errors += 1;
        say(`A reader got ${error instanceof Error ? error.message : String(error)}`);
      }
    };
    const everybody = Array.from({ length: readers }, (_, index) => index);
    await Promise.all(everybody.slice(0, 20).map((reader) => read(reader, 0)));
    times.length = 0;
    say(`${readers} readers at once …`);
    const startedAt = performance.now();
    await Promise.all(
      everybody.map(async (reader) => {
        await delay((thinkMs * reader) / readers);
        for (let page = 0; page < pagesEach; page += 1) {
          await read(reader, page);
          await delay(thinkMs);
        }
      }),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    const steady = [...times];
    times.length = 0;
    await Promise.all(everybody.map((reader) => read(reader, 0)));
    client.close();
    return [
      { name: "200 readers, a page every 4 s each: errors", value: errors, unit: "errors", budget: 0 },
      { name: "… p99", value: percentile(steady, 0.99), unit: "ms", budget: 500 },
      { name: "… median", value: median(steady), unit: "ms" },
      { name: "… answered", value: steady.length / seconds, unit: "requests/s" },
      { name: "200 different requests in one instant: p99", value: percentile(times, 0.99), unit: "ms" },
    ];
  },
};
