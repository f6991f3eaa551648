import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import type { Actor } from "../verb.ts";
import { createView } from "./create-view.ts";
import { deleteView } from "./delete-view.ts";
import { listViews } from "./list-views.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const as = (name: string, role: Actor["role"] = "viewer") =>
  aVerbContext(database.pool, { actor: { name, role, accountIds: null } });
const aView = (name: string, shared = true) => ({
  page: "fleet",
  name,
  search: "filter=ping%3AOnline",
  shared,
});
const namesFor = async (reader: string, page?: string) =>
  (await listViews(as(reader), page === undefined ? {} : { page })).views.map((view) => view.name);

describe("saved views", () => {
  it("come back as they were saved", async () => {
    const view = await createView(as("aiko"), aView("Lost nodes"));
    expect(view).toMatchObject({ ...aView("Lost nodes"), owner: "aiko" });
    expect((await listViews(as("aiko"), { page: "fleet" })).views).toEqual([view]);
    await deleteView(as("aiko"), { id: view.id });
    expect(await namesFor("aiko")).toEqual([]);
  });

  it("are shown to others only when shared, by page, in the order of their names", async () => {
    await createView(as("aiko"), aView("zebra"));
    await createView(as("aiko"), aView("Mine alone", false));
    await createView(as("ben"), aView("Apple"));
    await createView(as("ben"), { ...aView("elsewhere"), page: "unmanaged" });
    expect(await namesFor("ben", "fleet")).toEqual(["Apple", "zebra"]);
    expect(await namesFor("aiko", "fleet")).toEqual(["Apple", "Mine alone", "zebra"]);
    expect(await namesFor("ben")).toEqual(["Apple", "elsewhere", "zebra"]);
  });

  it("have one name a page and owner", async () => {
    await createView(as("chie"), aView("Windows"));
    await expect(createView(as("chie"), aView("Windows"))).rejects.toMatchObject({ code: "conflict" });
    await createView(as("dan"), aView("Windows"));
  });

  it("are deleted by their owner or an administrator only", async () => {
    const shared = await createView(as("emi"), aView("Shared"));
    const hidden = await createView(as("emi"), aView("Hidden", false));
    await expect(deleteView(as("finn"), { id: shared.id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteView(as("finn"), { id: hidden.id })).rejects.toMatchObject({ code: "not_found" });
    await deleteView(as("root", "admin"), { id: hidden.id });
    await expect(deleteView(as("emi"), { id: hidden.id })).rejects.toMatchObject({ code: "not_found" });
  });
});
