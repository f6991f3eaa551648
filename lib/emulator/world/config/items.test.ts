import { describe, expect, it } from "vitest";
import { aWorld, testTime } from "../../testing/handler-request.ts";
import { day } from "../time.ts";
import type { WorldConfigItem } from "./types.ts";

const world = aWorld();
const region = "us-east-1";
const accounts = world.accounts().slice(0, 3);
const from = new Date(testTime.getTime() - 90 * day);

const textOf = ({
  configuration,
  tags,
  relationships,
  supplementaryConfiguration,
}: WorldConfigItem): string =>
  JSON.stringify([configuration, tags, relationships, supplementaryConfiguration]);

/** Compliance follows from the other items, and is recorded anew without a change. */
const types = world.config.resourceTypes.filter((type) => type !== "AWS::Config::ResourceCompliance");

describe.each(types)("%s", (type) => {
  const listed = accounts.flatMap(({ id }) => [
    ...world.config.items(id, region, type, testTime, "with-deleted"),
  ]);

  it("has resources, each with an id of its own, found again by it", () => {
    expect(listed.length).toBeGreaterThan(0);
    const keys = listed.map(({ accountId, resourceId }) => `${accountId} ${resourceId}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const item of listed.slice(0, 60)) {
      const found = world.config.item(item.accountId, region, type, item.resourceId, testTime);
      expect(found?.stateId).toBe(item.stateId);
      expect(found === undefined ? "" : textOf(found)).toBe(textOf(item));
    }
  });

  it("has a history of items that differ, the newest of which is the listed one", () => {
    for (const item of listed.slice(0, 12)) {
      const history = world.config.history(item.accountId, region, type, item.resourceId, from, testTime);
      if (item.captureTime > from) expect(history[0]?.stateId).toBe(item.stateId);
      history.slice(1).forEach((earlier, index) => {
        const later = history[index];
        expect(later?.captureTime.getTime()).toBeGreaterThan(earlier.captureTime.getTime());
        if (later?.status === "ResourceDeleted") expect(later.configuration).toBeUndefined();
        else expect(later === undefined ? "" : textOf(later)).not.toBe(textOf(earlier));
      });
    }
  });

  it("names only resources that Config knows", () => {
    const there = listed.filter(({ deletionTime }) => deletionTime === undefined).slice(0, 12);
    const unknown = there.flatMap(({ accountId, captureTime, relationships }) =>
      relationships.filter(
        ({ resourceType, resourceId }) =>
          world.config.item(accountId, region, resourceType, resourceId, testTime) === undefined &&
          world.config.item(accountId, region, resourceType, resourceId, captureTime) === undefined,
      ),
    );
    expect(unknown).toEqual([]);
  });

  it("has causes that name the resource and happened before the item", () => {
    for (const { resourceId, cause, captureTime } of listed.slice(0, 60)) {
      if (cause === undefined) continue;
      expect(cause.resources.map((named) => named.resourceId)).toContain(resourceId);
      expect(cause.time.getTime()).toBeLessThan(captureTime.getTime());
    }
  });
});
