import {
  type GetResourceConfigHistoryRequest,
  InvalidTimeRangeException,
  NoAvailableConfigurationRecorderException,
  ResourceNotDiscoveredException,
} from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { configRequests } from "../../testing/config-requests.ts";
import { day, minute } from "../../world/time.ts";
import { getResourceConfigHistory } from "./get-resource-config-history.ts";

const { world, prod, without } = configRequests();
const group = [...world.config.items(prod.accountId, prod.region, "AWS::EC2::SecurityGroup", prod.now)].find(
  ({ resourceName }) => resourceName === "web-tier",
);
const asked = { resourceType: "AWS::EC2::SecurityGroup", resourceId: group?.resourceId ?? "" } as const;
const ago = (ms: number): Date => new Date(prod.now.getTime() - ms);

const pages = async (input: Partial<GetResourceConfigHistoryRequest>) => {
  const found = [];
  let nextToken: string | undefined;
  do {
    const page = await getResourceConfigHistory({ ...asked, ...input, nextToken }, prod);
    found.push(page.configurationItems ?? []);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return found;
};
const times = (items: readonly { configurationItemCaptureTime?: Date | undefined }[]): number[] =>
  items.map(({ configurationItemCaptureTime: time }) => time?.getTime() ?? 0);

describe("GetResourceConfigHistory", () => {
  it("goes back over the retention, seven days a page", async () => {
    const found = await pages({ limit: 100 });
    expect(found.length).toBeGreaterThan(11);
    const all = times(found.flat());
    expect(all).toEqual([...all].sort((left, right) => right - left));
    for (const page of found) {
      const [newest = 0] = times(page);
      expect(newest - (times(page).at(-1) ?? newest)).toBeLessThanOrEqual(7 * day);
    }
    expect(all.at(-1)).toBeGreaterThan(ago(90 * day).getTime());
    const known = world.config.history(
      prod.accountId,
      prod.region,
      asked.resourceType,
      asked.resourceId,
      ago(90 * day),
      prod.now,
    );
    expect(all).toEqual(known.map(({ captureTime }) => captureTime.getTime()));
  });

  it("has the same items in both orders and for every page length", async () => {
    const range = { earlierTime: ago(40 * day), laterTime: ago(3 * day) };
    const backward = (await pages({ ...range, limit: 2 })).flat();
    const forward = (await pages({ ...range, limit: 3, chronologicalOrder: "Forward" })).flat();
    expect(backward.length).toBeGreaterThan(8);
    expect(forward.toReversed()).toEqual(backward);
  });

  it("gives an item with relationships and text tags, and ends a life with the deletion", async () => {
    const [[newest] = []] = await pages({});
    expect(newest?.relationships?.[0]).toMatchObject({ relationshipName: "Is contained in Vpc" });
    expect(newest).toMatchObject({ tags: { Name: "web-tier" }, relatedEvents: [] });
    const gone = [
      ...world.config.items(prod.accountId, prod.region, "AWS::EC2::Instance", prod.now, "with-deleted"),
    ].find(({ status }) => status === "ResourceDeleted");
    const { configurationItems: [last] = [] } = await getResourceConfigHistory(
      { resourceType: "AWS::EC2::Instance", resourceId: gone?.resourceId, laterTime: gone?.captureTime },
      prod,
    );
    expect(last).toMatchObject({ configurationItemStatus: "ResourceDeleted", relationships: [], tags: {} });
    expect(last?.configuration).toBeUndefined();
  });

  it("refuses times in the wrong order, and resources that it does not know", () => {
    const wrong = { ...asked, earlierTime: ago(minute), laterTime: ago(day) };
    expect(() => getResourceConfigHistory(wrong, prod)).toThrow(InvalidTimeRangeException);
    const unknown = { ...asked, resourceId: "sg-00000000000000000" };
    expect(() => getResourceConfigHistory(unknown, prod)).toThrow(ResourceNotDiscoveredException);
    expect(() => getResourceConfigHistory(asked, without)).toThrow(NoAvailableConfigurationRecorderException);
  });
});
