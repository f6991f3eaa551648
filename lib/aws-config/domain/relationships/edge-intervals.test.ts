import { describe, expect, it } from "vitest";
import type { ItemRelationship } from "../diff/types.ts";
import { type Edge, edgeChanges, type RelatedItem } from "./edge-intervals.ts";

const day = (number: number): string => `2026-11-${String(number).padStart(2, "0")}T00:00:00.000Z`;
const forever = "infinity";

const related = (id: string): ItemRelationship => ({
  relationshipName: "Is attached to Volume",
  resourceType: "AWS::EC2::Volume",
  resourceId: id,
  resourceName: null,
});

/** Items captured on days, each until the next, naming volumes by a letter: `[1, "ab"], [3, "b"]`. */
function chain(until: string, ...items: (readonly [day: number, volumes: string])[]): RelatedItem[] {
  return items.map(([captured, volumes], place) => {
    const next = items[place + 1];
    return {
      capturedAt: day(captured),
      until: next === undefined ? until : day(next[0]),
      relationships: [...volumes].map(related),
    };
  });
}

const edge = (id: string, from: number, until: string): Edge => ({
  relatedType: "AWS::EC2::Volume",
  relatedId: id,
  relatedName: null,
  relationship: "Is attached to Volume",
  validFrom: day(from),
  until,
});

/** The edges after the changes, by id and time. */
function edgesAfter(items: readonly RelatedItem[], edges: readonly Edge[]): string[] {
  const { added, removed } = edgeChanges(items, edges);
  const kept = edges.filter((each) => !removed.includes(each));
  return [...kept, ...added]
    .map((each) => `${each.relatedId} ${each.validFrom.slice(8, 10)}-${each.until.slice(8, 10)}`)
    .sort();
}

describe("relationships over time", () => {
  it("hold from the item that first names them to the one that no longer does", () => {
    expect(edgesAfter(chain(forever, [1, "ab"], [3, "b"], [5, "bc"]), [])).toEqual([
      "a 01-03",
      "b 01-",
      "c 05-",
    ]);
  });

  it("stay as they are when a newer item names the same", () => {
    const stored = [edge("a", 1, forever)];
    expect(edgeChanges(chain(forever, [1, "a"], [4, "a"]), stored)).toEqual({ added: [], removed: [] });
  });

  it("end with a newest item that no longer names them", () => {
    expect(
      edgesAfter(chain(forever, [1, "ab"], [4, "b"]), [edge("a", 1, forever), edge("b", 1, forever)]),
    ).toEqual(["a 01-04", "b 01-"]);
  });

  it("begin earlier when an older item turns out to name them", () => {
    expect(
      edgesAfter(chain(forever, [2, "a"], [5, "ab"]), [edge("a", 5, forever), edge("b", 5, forever)]),
    ).toEqual(["a 02-", "b 05-"]);
  });

  it("are parted by an item in between that does not name them, and joined by one that does", () => {
    expect(edgesAfter(chain(day(9), [1, "a"], [3, ""], [5, "a"]), [edge("a", 1, forever)])).toEqual([
      "a 01-03",
      "a 05-",
    ]);
    expect(
      edgesAfter(chain(day(9), [1, "a"], [3, "a"], [5, "a"]), [edge("a", 1, day(3)), edge("a", 5, forever)]),
    ).toEqual(["a 01-"]);
  });

  it("outside the items' time are not touched", () => {
    const stored = [edge("a", 1, day(2)), edge("a", 20, forever)];
    expect(edgesAfter(chain(day(9), [5, "a"]), stored)).toEqual(["a 01-02", "a 05-09", "a 20-"]);
  });

  it("are named once by an item that AWS lists them in twice", () => {
    expect(edgesAfter(chain(forever, [1, "aa"]), [])).toEqual(["a 01-"]);
  });
});
