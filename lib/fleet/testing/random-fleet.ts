import fc from "fast-check";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import { aNode } from "./a-node.ts";

/** Texts that have broken filters, LIKE patterns, JSON and spreadsheets before. */
export const hostileTexts = [
  "100%",
  "under_score",
  "back\\slash",
  "it's",
  '"quoted"',
  "=cmd()",
  "a,b",
  "(x)",
  "none",
  "*",
  "É-serveur",
  "サーバー",
  "\u202Eevil",
  "Robert'); drop table fleet_nodes;--",
  "line\nbreak",
  "",
] as const;

const maybe = <Value>(...values: readonly Value[]) => fc.constantFrom(...values, null);

const anyNode = fc.record({
  accountId: fc.constantFrom("111122223333", "444455556666"),
  region: fc.constantFrom("us-east-1", "eu-west-1"),
  name: maybe("web-1", "WEB-2", "db", ...hostileTexts),
  pingStatus: maybe("Online", "ConnectionLost", "Inactive"),
  platformType: maybe("Linux", "Windows", "macOS"),
  platformName: maybe("Amazon Linux", "Ubuntu", "Microsoft Windows Server 2022 Datacenter"),
  platformVersion: maybe("22.04", "2023", "10.0.20348", "9"),
  agentVersion: maybe("3.3", "3.3.0", "3.3.1345.0", "3.10.0", "2.3.1319.0", "beta"),
  isLatestVersion: maybe(true, false),
  ipAddress: maybe("10.0.0.1", "10.1.2.3", "192.168.0.1", "fd00::1", "not an address"),
  associationsFailed: maybe(0, 1, 12),
  lastPingAt: maybe("2026-11-22T23:59:00.000Z", "2026-11-22T12:00:00.000Z", "2026-10-01T00:00:00.000Z"),
  launchedAt: maybe("2026-11-20T00:00:00.000Z", "2026-11-01T12:00:00.000Z", "2025-01-01T00:00:00.000Z"),
  tags: fc.dictionary(
    fc.constantFrom("Env", "env", "Name", "Cost Center", "a=b", "aws:x:y", "none"),
    fc.constantFrom("prod", "PROD", "stage", "x".repeat(65), ...hostileTexts),
    { maxKeys: 4 },
  ),
});

/** The same fleet for the same seed; every node has an id of its own. */
export function randomFleet(count: number, seed: number): FleetNode[] {
  return fc
    .sample(anyNode, { numRuns: count, seed })
    .map((node, index) => aNode({ ...node, nodeId: `i-${index.toString(16).padStart(17, "0")}` }));
}

/** One condition each, over every kind of field. */
export const conditions = [
  "platform:linux",
  "platform:Linux,none",
  "platform!=Windows",
  "-platform:windows",
  "platform:L*x",
  "platform:none",
  "platform:*",
  "ping=ONLINE",
  "ping!=Online,none",
  "os:linux",
  'os="amazon linux"',
  "os:*Data*",
  "agent<3.3",
  "agent<=3.3",
  "agent>3.3",
  "agent>=3.3",
  "agent:3.3",
  "agent=3.3",
  "agent:none",
  "agent<3.10",
  "osversion>=10",
  "osversion:22.*",
  "latest:true",
  "latest:none",
  "latest!=yes",
  "ip:10.0.0.0/8",
  "ip:10.0.0.1",
  "ip:fd00::/8",
  "ip:10.*",
  "ip!=10.0.0.0/16",
  "associationsfailed>0",
  "associationsfailed:0",
  "associationsfailed<=1",
  "lastping>1h",
  "lastping<=1d",
  "lastping:none",
  "launched<7d",
  "launched:2026-11",
  "launched<2026",
  "launched>=2026-11-01",
  "tag:Env",
  "-tag:Env",
  "tag:Env=prod",
  "tag:Env!=prod",
  "tag:Env=prod,stage",
  "tag:Env=none",
  "tag:env=prod",
  "tag:none",
  "tag:*",
  'tag:"Cost Center"=prod',
  'tag:"a=b"=prod',
  "tag:aws:x:y=PROD",
  'tag:"none"=prod',
  "tag:Env=s*",
  'tag:Env="*"',
  "tag:Name=prod",
  `tag:Env=${"x".repeat(65)}`,
  "account:111122223333",
  "region:us-east-1,eu-west-1",
  "region!=us-east-1",
  "id:i-00000000000000001",
  "id:*1",
  "name:web",
  "name=web-1",
  "name:none",
  'name="none"',
  'name="100%"',
  'name:"%"',
  "name:_",
  'name:"\\\\"',
  "name:é",
  "name=É-SERVEUR",
  "name:サーバー",
  'name:"it\'s"',
  'name=""',
  "web",
  "prod",
  "w*b",
  '"*"',
  "%",
  "_",
  "serveur",
  '"\\u202eevil"',
  "drop table",
  "name:\u0000",
  "tag:\u0000=x",
] as const;

/** Filters of up to three conditions, joined in every way. */
export const anyFilterText = fc
  .array(fc.constantFrom(...conditions), { minLength: 1, maxLength: 3 })
  .chain((parts) =>
    fc.constantFrom(
      parts.join(" "),
      parts.join(" OR "),
      `-(${parts.join(" ")})`,
      `(${parts.join(" OR ")}) ${parts[0]}`,
    ),
  );
