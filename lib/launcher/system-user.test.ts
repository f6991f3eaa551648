import { expect, test } from "vitest";
import { postgresUser } from "./system-user.ts";

const passwd = (...names: [string, number][]) =>
  ["root:x:0:0:root:/root:/bin/sh", ...names.map(([name, id]) => `${name}:x:${id}:${id}::/:/bin/false`)].join(
    "\n",
  );

test("an ordinary user runs PostgreSQL itself", () => {
  expect(postgresUser(1000, () => passwd())).toBeNull();
});

test("root runs it as the user postgres", () => {
  const user = postgresUser(0, () => passwd(["nobody", 65_534], ["postgres", 101]));
  expect(user).toEqual({ name: "postgres", ids: { uid: 101, gid: 101 } });
});

test("root runs it as nobody where there is no such user", () => {
  expect(postgresUser(0, () => passwd(["nobody", 65_534]))?.name).toBe("nobody");
});

test("a name that stands for root itself does not count", () => {
  expect(() => postgresUser(0, () => passwd(["postgres", 0]))).toThrow(
    /useradd --system postgres.*DATABASE_URL/,
  );
});
