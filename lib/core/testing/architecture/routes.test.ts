import { describe, expect, it } from "vitest";
import { sourceFiles } from "./source-files.ts";

const routes = sourceFiles("app", /^route\.ts$/);
/** Routes that must work without a session. Whoever adds one answers for what it tells strangers. */
const publicRoutes = ["app/api/health/route.ts", "app/api/sign-in/route.ts", "app/api/sign-out/route.ts"];

const methodExport =
  /export (?:const|let|var|(?:async )?function\*?) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b(.*)/g;

describe("routes of the API", () => {
  it("are all made by route(), which authenticates, validates and maps errors", () => {
    const others = routes.flatMap((file) =>
      [...file.text.matchAll(methodExport)]
        .filter(([, , rest = ""]) => !/^ = (route|publicRoute)\(/.test(rest))
        .map(([line]) => `${file.path}: ${line}`),
    );
    expect(others).toEqual([]);
  });

  it("each export at least one method, and nothing by another way", () => {
    const silent = routes.filter((file) => [...file.text.matchAll(methodExport)].length === 0);
    expect(silent.map((file) => file.path)).toEqual([]);
    const indirect = routes.filter((file) => /export (\*|\{)/.test(file.text));
    expect(indirect.map((file) => file.path)).toEqual([]);
  });

  it("need a session, except those that are listed", () => {
    const open = routes.filter((file) => file.text.includes("publicRoute(")).map((file) => file.path);
    expect(open).toEqual(publicRoutes);
  });

  it("are the only users of publicRoute", () => {
    const users = ["components", "lib"]
      .flatMap((folder) => sourceFiles(folder))
      .filter((file) => /import[^;]*\bpublicRoute\b/.test(file.text));
    expect(users.map((file) => file.path)).toEqual([]);
  });
});
