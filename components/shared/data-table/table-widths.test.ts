import { describe, expect, it } from "vitest";
import { tableWidths, widthProperty } from "./table-widths.ts";

describe("widths of a table's columns", () => {
  it("are custom properties that CSS can read, whatever characters a column's id has", () => {
    expect(widthProperty("missing.critical")).toBe("--col-missing_critical");
    const style = tableWidths([{ id: "missing.critical", width: 90 }], { order: [], widths: {} }, false);
    expect(style).toMatchObject({
      "--col-missing_critical": "90px",
      "--tracks": "var(--col-missing_critical) minmax(0, 1fr)",
    });
  });
});
