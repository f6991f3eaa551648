import { describe, expect, test } from "vitest";
import {
  defaultColumns,
  formatColumns,
  parseColumns,
  withColumnMoved,
  withColumnShown,
  withWidth,
} from "./column-state.ts";

const columns = [
  { id: "name", width: 200, shown: true, isName: true },
  { id: "ping", width: 120, shown: true },
  { id: "agent", width: 100, shown: true },
  { id: "vpc", width: 150, shown: false },
];

describe("the choice of columns", () => {
  test("is the columns' own when the URL says nothing, and then the URL says nothing either", () => {
    expect(parseColumns(null, columns).order).toEqual(["name", "ping", "agent"]);
    expect(formatColumns(defaultColumns(columns), columns)).toBeNull();
  });

  test("comes back from the URL as it went", () => {
    const text = "name:260,vpc,ping:90";
    expect(formatColumns(parseColumns(text, columns), columns)).toBe(text);
  });

  test("drops columns that do not exist, repeats and widths that are no widths", () => {
    expect(parseColumns("name,evil,ping:wide,ping,agent:99999,vpc:5", columns)).toEqual({
      order: ["name", "ping", "agent", "vpc"],
      widths: { vpc: 48 },
    });
  });

  test("always has the name, first", () => {
    expect(parseColumns("ping", columns).order).toEqual(["name", "ping"]);
    expect(withColumnMoved(defaultColumns(columns), columns, "agent", -5).order).toEqual([
      "name",
      "agent",
      "ping",
    ]);
    expect(withColumnShown(defaultColumns(columns), columns, "name", false).order).toEqual([
      "name",
      "ping",
      "agent",
    ]);
  });

  test("a column shown again goes to the end", () => {
    const without = withColumnShown(defaultColumns(columns), columns, "ping", false);
    expect(withColumnShown(without, columns, "ping", true).order).toEqual(["name", "agent", "ping"]);
  });

  test("a width equal to the column's own is not a choice", () => {
    const wide = withWidth(defaultColumns(columns), columns, "ping", 300.4);
    expect(wide.widths).toEqual({ ping: 300 });
    expect(withWidth(wide, columns, "ping", 120).widths).toEqual({});
  });
});
