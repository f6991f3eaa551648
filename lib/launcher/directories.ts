import { chmodSync, mkdirSync } from "node:fs";

/**
 * Makes a directory that other users may pass through, whatever the umask: PostgreSQL may run as another user. One that
 * exists keeps its mode.
 */
export function makePassable(directory: string): void {
  const created = mkdirSync(directory, { recursive: true });
  if (created !== undefined) chmodSync(directory, 0o755);
}
