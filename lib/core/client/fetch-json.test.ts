import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { fetchJson } from "./fetch-json.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const answer = (body: string, init: ResponseInit = {}) => {
  const fetched = vi.fn(async (_url: string, _init?: RequestInit) => new Response(body, init));
  vi.stubGlobal("fetch", fetched);
  return fetched;
};
const schema = z.object({ total: z.number() });

describe("fetchJson", () => {
  it("asks for lists packed and unpacks them", async () => {
    const fetched = answer('{"packedRows":{"columns":["a"],"values":[[1],[2]]}}');
    const rows = z.object({ rows: z.array(z.object({ a: z.number() })) });
    expect(await fetchJson("/api/x", rows)).toEqual({ rows: [{ a: 1 }, { a: 2 }] });
    expect(fetched.mock.calls[0]?.[1]?.headers).toMatchObject({ accept: expect.stringContaining("packed") });
  });

  it("returns what the contract says", async () => {
    answer('{"total":3,"more":"ignored"}');
    expect(await fetchJson("/api/x", schema)).toEqual({ total: 3 });
  });

  it("posts a body as JSON", async () => {
    const fetched = answer('{"total":3}');
    await fetchJson("/api/x", schema, { body: { name: "櫓" } });
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({
      method: "POST",
      body: '{"name":"櫓"}',
      headers: { "content-type": "application/json" },
    });
  });

  it("throws the server's own words with the request id", async () => {
    answer(
      '{"error":{"code":"bad_request","message":"limit: too big","requestId":"r-1","details":{"at":3}}}',
      {
        status: 400,
      },
    );
    await expect(fetchJson("/api/x", schema)).rejects.toMatchObject({
      name: "ApiError",
      code: "bad_request",
      message: "limit: too big",
      requestId: "r-1",
      details: { at: 3 },
    });
  });

  it("takes an answer outside the contract for a fault of the console", async () => {
    answer('{"total":"three"}', { headers: { "x-request-id": "r-2" } });
    await expect(fetchJson("/api/x", schema)).rejects.toMatchObject({ code: "internal", requestId: "r-2" });
  });

  it("understands proxies that answer HTML in the console's place", async () => {
    answer("<html>Bad gateway</html>", { status: 502 });
    await expect(fetchJson("/api/x", schema)).rejects.toMatchObject({ code: "unavailable" });
  });

  it("says unavailable when nothing answers, and stays an abort when the caller aborted", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("Failed to fetch");
    });
    await expect(fetchJson("/api/x", schema)).rejects.toMatchObject({ code: "unavailable", requestId: null });
    const abort = new AbortController();
    abort.abort();
    vi.stubGlobal("fetch", async () => {
      throw new DOMException("gone", "AbortError");
    });
    await expect(fetchJson("/api/x", schema, { signal: abort.signal })).rejects.toMatchObject({
      name: "AbortError",
    });
  });
});
