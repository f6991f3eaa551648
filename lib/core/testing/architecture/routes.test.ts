import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { errorBody } from "#lib/core/contract/errors.ts";
import { root, sourceFiles } from "./source-files.ts";

afterEach(() => vi.unstubAllEnvs());

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

  it("answer strangers 401 as JSON, whatever they ask for", async () => {
    vi.stubEnv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none");
    const closed = routes.filter((file) => !publicRoutes.includes(file.path));
    const answers = await Promise.all(closed.map((file) => askAsStranger(file.path)));
    expect(answers.flat().filter(({ answer }) => answer !== "401 unauthenticated")).toEqual([]);
    expect(answers.flat().length).toBeGreaterThanOrEqual(closed.length);
  });
});

async function askAsStranger(file: string): Promise<{ route: string; answer: string }[]> {
  const handlers: Record<string, unknown> = await import(path.join(root, file));
  const asked = Object.entries(handlers).map(async ([method, handler]) => {
    if (typeof handler !== "function") return [];
    const request = new Request(`http://localhost:3000/${file}`, {
      method,
      headers: { host: "localhost:3000" },
    });
    const response: Response = await handler(request, { params: Promise.resolve({}) });
    const body = errorBody.safeParse(await response.json());
    return [{ route: `${method} ${file}`, answer: `${response.status} ${body.data?.error.code}` }];
  });
  return (await Promise.all(asked)).flat();
}
