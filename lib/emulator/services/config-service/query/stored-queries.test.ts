import { ResourceNotFoundException } from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { allPages, aRequest } from "../../../testing/handler-request.ts";
import { parseQuery } from "../../../world/config-sql/parser.ts";
import { getStoredQuery } from "./get-stored-query.ts";
import { listStoredQueries } from "./list-stored-queries.ts";

const request = aRequest();

describe("stored queries", () => {
  it("are listed over pages, and told one by one with queries that Config reads", async () => {
    const pages = await allPages(listStoredQueries, { MaxResults: 2 }, request);
    const listed = pages.flatMap(({ StoredQueryMetadata }) => StoredQueryMetadata ?? []);
    expect(listed).toHaveLength(5);
    for (const metadata of listed) {
      const { StoredQuery } = await getStoredQuery({ QueryName: metadata.QueryName }, request);
      expect(StoredQuery).toMatchObject(metadata);
      expect(() => parseQuery(StoredQuery?.Expression ?? "")).not.toThrow();
    }
  });

  it("are fewer away from the home Region, and unknown by another name", async () => {
    const away = aRequest({ world: request.world, region: "eu-west-1" });
    expect((await listStoredQueries({}, away)).StoredQueryMetadata).toHaveLength(3);
    expect(() => getStoredQuery({ QueryName: "Noncompliant-resources" }, away)).toThrow(
      ResourceNotFoundException,
    );
  });
});
