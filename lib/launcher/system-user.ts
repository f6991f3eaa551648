import { readFileSync } from "node:fs";

/** A user of this machine that PostgreSQL runs as. */
export interface SystemUser {
  name: string;
  /** For the options of `spawn`. */
  ids: { uid: number; gid: number };
}

/** In order of preference; `nobody` is on every Unix. */
const candidates = ["postgres", "yagura", "nobody"];

/**
 * The user that PostgreSQL runs as: null is the one who started us. PostgreSQL refuses to run as root.
 * @throws Error when root finds no other user.
 */
export function postgresUser(
  uid = process.getuid?.() ?? -1,
  passwd = () => readFileSync("/etc/passwd", "utf8"),
): SystemUser | null {
  if (uid !== 0) return null;
  const users = new Map(
    passwd()
      .split("\n")
      .map((line) => line.split(":"))
      .filter((fields) => fields.length >= 4)
      .map(([name, , userId, groupId]) => [String(name), { uid: Number(userId), gid: Number(groupId) }]),
  );
  for (const name of candidates) {
    const ids = users.get(name);
    if (ids !== undefined && ids.uid !== 0) return { name, ids };
  }
  throw new Error(
    `PostgreSQL does not run as root, and this machine has none of the users ${candidates.join(", ")}. ` +
      "Create one (useradd --system postgres), start Yagura as an ordinary user, or set DATABASE_URL.",
  );
}
