import { randomBytes } from "node:crypto";
import { migrate } from "#lib/core/server/db/migrate.ts";
import { startTemporaryPostgres } from "#lib/launcher/temporary-postgres.ts";
import { administer, databaseUrl } from "./postgres.ts";

let finish: (() => Promise<void>) | undefined;

/** Once per run: a server (that of YAGURA_TEST_DATABASE_URL, or a temporary one) and the migrated template database. */
export async function setup(): Promise<void> {
  const given = process.env.YAGURA_TEST_DATABASE_URL;
  const server =
    given === undefined ? await startTemporaryPostgres() : { url: given, stop: async () => undefined };
  const template = `yagura_test_${process.pid}_${randomBytes(3).toString("hex")}`;
  await administer(server.url, `create database ${template}`);
  const url = databaseUrl(server.url, template);
  finish = async () => {
    await administer(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
  await migrate(url);
  process.env.YAGURA_TEST_TEMPLATE_URL = url;
}

export async function teardown(): Promise<void> {
  await finish?.();
}
