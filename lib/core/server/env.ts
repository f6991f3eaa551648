import { readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";

/** The one settings file, in the directory that Yagura runs in. The environment wins over it. */
export const SETTINGS_FILE = ".env";

const whole = (min: number, max: number) => {
  const fix = `a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, fix)
    .transform(Number)
    .refine((value) => value >= min && value <= max, fix);
};

const list = (item: RegExp, fix: string) =>
  z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim()))
    .refine((parts) => parts.every((part) => item.test(part)), fix)
    .transform((parts) => [...new Set(parts)]);

const choice = <const Values extends readonly [string, ...string[]]>(...values: Values) =>
  z.enum(values, { error: `one of: ${values.join(", ")}` });

const url = (schemes: RegExp, fix: string) => z.string().refine((text) => isUrl(text, schemes), fix);

const REGION = /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/;

const settingsSchema = z.object({
  /** What the console looks at: the built-in emulator, AWS by its credential chain, or any AWS-compatible endpoint. */
  YAGURA_TARGET: choice("emulator", "aws", "endpoint").default("emulator"),
  AWS_ENDPOINT_URL: url(
    /^https?:$/,
    "an http:// or https:// address, such as http://127.0.0.1:5000",
  ).optional(),
  DATABASE_URL: url(
    /^postgres(ql)?:$/,
    "an address such as postgres://user:password@host:5432/yagura",
  ).optional(),
  /** TCP port of the web server; absent is the first free one from 3000. */
  YAGURA_PORT: whole(1, 65_535).optional(),
  YAGURA_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, "an address to listen on, such as 127.0.0.1 or 0.0.0.0")
    .default("127.0.0.1"),
  /** Absent: loopback names while it listens on loopback, any name otherwise. */
  YAGURA_ALLOWED_HOSTS: list(
    /^[A-Za-z0-9.-]+$/,
    "host names without ports, separated by commas, such as yagura.example.com",
  ).optional(),
  YAGURA_DATA_DIR: z.string().min(1, "a directory for the database and the build").default(".yagura"),
  YAGURA_WRITE: choice("off", "on").default("off"),
  /** Absent: every account of AWS Organizations, or the caller's own. */
  YAGURA_ACCOUNTS: list(/^\d{12}$/, "12-digit account ids separated by commas").optional(),
  /** Absent: every Region that is enabled in the account. */
  YAGURA_REGIONS: list(REGION, "Region codes separated by commas, such as us-east-1,eu-west-1").optional(),
  YAGURA_ROLE_NAME: z
    .string()
    .regex(/^[\w+=,.@/-]{1,512}$/, "the name of an IAM role, without account or arn:")
    .default("YaguraReadOnly"),
  YAGURA_HOME_REGION: z.string().regex(REGION, "a Region code, such as us-east-1").default("us-east-1"),
  /** TCP port of the emulator; absent is the first free one from 4000. */
  YAGURA_EMULATOR_PORT: whole(1, 65_535).optional(),
  YAGURA_EMULATOR_NODES: whole(1, 500_000).default(300),
  /** Another seed is another organisation of the same size. */
  YAGURA_EMULATOR_SEED: z
    .string()
    .regex(/^[\w.-]{1,64}$/, "letters, digits, dots, hyphens and underscores (up to 64)")
    .default("yagura"),
  YAGURA_EMULATOR_ACCOUNTS: whole(1, 500).default(6),
  YAGURA_EMULATOR_REGIONS: whole(1, 17).default(3),
  /** Days back to which CloudTrail's events are read; CloudTrail itself keeps 90. */
  YAGURA_TRAIL_DAYS: whole(0, 90).default(7),
  /** Passes that one worker runs at a time. */
  YAGURA_SYNC_PARALLELISM: whole(1, 64).default(8),
});

/** Validated settings, by the name of their variable. */
export type Env = z.infer<typeof settingsSchema>;

/** Every problem of the settings, each with its name, value and fix. */
export class SettingsError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.name = "SettingsError";
    this.problems = problems;
  }
}

/**
 * Settings from a record of variables. Empty values count as absent.
 * @throws SettingsError
 */
export function settingsFrom(variables: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    throw new SettingsError(
      parsed.error.issues.map((issue) => problem(String(issue.path[0]), given, issue.message)),
    );
  }
  if (parsed.data.YAGURA_TARGET === "endpoint" && parsed.data.AWS_ENDPOINT_URL === undefined) {
    throw new SettingsError([
      'YAGURA_TARGET is "endpoint", but AWS_ENDPOINT_URL is not set. Set AWS_ENDPOINT_URL to the address of the endpoint.',
    ]);
  }
  if (parsed.data.YAGURA_TARGET === "aws" && parsed.data.AWS_ENDPOINT_URL !== undefined) {
    throw new SettingsError([
      `YAGURA_TARGET is "aws", but AWS_ENDPOINT_URL is ${JSON.stringify(parsed.data.AWS_ENDPOINT_URL)}. ` +
        "Remove AWS_ENDPOINT_URL to reach AWS itself, or set YAGURA_TARGET=endpoint.",
    ]);
  }
  return parsed.data;
}

/** Names that look like settings and are none: a typing error must not pass in silence. */
export function unknownSettings(variables: Readonly<Record<string, string | undefined>>): string[] {
  const known = Object.keys(settingsSchema.shape);
  return Object.keys(variables)
    .filter((name) => name.startsWith("YAGURA_") && !known.includes(name) && !name.startsWith("YAGURA_TEST_"))
    .sort();
}

/** The variables of a settings file; none when there is no file. */
export function readSettingsFile(directory: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(path.join(directory, SETTINGS_FILE), "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw error;
  }
}

let cached: Env | undefined;

/**
 * The settings of this process, read once: the environment over the settings file.
 * @throws SettingsError
 */
export function env(): Env {
  cached ??= settingsFrom({ ...readSettingsFile(process.cwd()), ...process.env });
  return cached;
}

function problem(name: string, given: Readonly<Record<string, string | undefined>>, fix: string): string {
  const value = name === "DATABASE_URL" ? "(not shown: it may hold a password)" : JSON.stringify(given[name]);
  return `${name} is ${value}. It must be ${fix}. Correct it in the environment or in ${SETTINGS_FILE}, or remove it for the default.`;
}

function isUrl(text: string, schemes: RegExp): boolean {
  return URL.canParse(text) && schemes.test(new URL(text).protocol);
}
