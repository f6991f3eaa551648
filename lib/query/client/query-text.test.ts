import { expect, test } from "vitest";
import { packQuery, unpackQuery } from "./query-text.ts";

test("a short query stands in the address as it is written", async () => {
  expect(await packQuery("select 1")).toBe("select 1");
  expect(await unpackQuery("select 1")).toBe("select 1");
});

test("a long query is packed and comes back as it was", async () => {
  const text = `select '日本語', ${"node_id, ".repeat(2000)} 1`;
  const packed = await packQuery(text);
  expect(packed).toMatch(/^~[\w-]{10,400}$/);
  expect(await unpackQuery(packed)).toBe(text);
  expect(await unpackQuery(await packQuery("~1"))).toBe("~1");
});

test("a packed query that was cut is none", async () => {
  expect(await unpackQuery("~notpacked")).toBeNull();
});
