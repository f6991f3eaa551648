import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readSettingsFile, SettingsError, settingsFrom, unknownSettings } from "./env.ts";

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    settingsFrom(variables);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe("settings", () => {
  test("without any variable the console looks at the emulator, reads only, and listens on loopback", () => {
    expect(settingsFrom({})).toMatchObject({
      YAGURA_TARGET: "emulator",
      YAGURA_WRITE: "off",
      YAGURA_HOST: "127.0.0.1",
      YAGURA_EMULATOR_NODES: 300,
      YAGURA_EMULATOR_ACCOUNTS: 6,
      YAGURA_EMULATOR_REGIONS: 3,
    });
  });

  test("an empty value counts as absent", () => {
    expect(settingsFrom({ YAGURA_PORT: "", YAGURA_TARGET: "" })).toMatchObject({ YAGURA_TARGET: "emulator" });
  });

  test("lists are split, trimmed and freed of repeats", () => {
    const settings = settingsFrom({
      YAGURA_REGIONS: "us-east-1, eu-west-1,us-east-1",
      YAGURA_ACCOUNTS: "111122223333",
    });
    expect(settings.YAGURA_REGIONS).toEqual(["us-east-1", "eu-west-1"]);
    expect(settings.YAGURA_ACCOUNTS).toEqual(["111122223333"]);
  });

  test.each([
    ["YAGURA_TARGET", "azure", "emulator, aws, endpoint"],
    ["YAGURA_PORT", "70000", "1 to 65535"],
    ["YAGURA_PORT", "http", "1 to 65535"],
    ["YAGURA_WRITE", "yes", "off, on"],
    ["YAGURA_ACCOUNTS", "1234", "12-digit"],
    ["YAGURA_REGIONS", "virginia", "us-east-1"],
    ["AWS_ENDPOINT_URL", "localhost:5000", "http://"],
    ["YAGURA_EMULATOR_NODES", "0", "1 to 500000"],
    ["YAGURA_SYNC_PARALLELISM", "-1", "1 to 64"],
  ])("%s=%s is refused with its name, value and fix", (name, value, fix) => {
    const [problem, ...more] = problemsOf({ [name]: value });
    expect(more).toEqual([]);
    expect(problem).toContain(`${name} is "${value}"`);
    expect(problem).toContain(fix);
  });

  test("every bad setting is named at once", () => {
    expect(problemsOf({ YAGURA_PORT: "x", YAGURA_WRITE: "x" })).toHaveLength(2);
  });

  test("a bad DATABASE_URL is not repeated, because it may hold a password", () => {
    const [problem] = problemsOf({ DATABASE_URL: "mysql://root:secret@host/db" });
    expect(problem).toContain("DATABASE_URL");
    expect(problem).not.toContain("secret");
  });

  test("the target endpoint needs the address of one", () => {
    expect(problemsOf({ YAGURA_TARGET: "endpoint" })[0]).toContain("AWS_ENDPOINT_URL");
    expect(problemsOf({ YAGURA_TARGET: "endpoint", AWS_ENDPOINT_URL: "http://127.0.0.1:5000" })).toEqual([]);
  });

  test("AWS itself and another endpoint exclude each other", () => {
    const [problem] = problemsOf({ YAGURA_TARGET: "aws", AWS_ENDPOINT_URL: "http://127.0.0.1:5000" });
    expect(problem).toContain("YAGURA_TARGET=endpoint");
  });

  test("a name that is nearly a setting is reported", () => {
    expect(unknownSettings({ YAGURA_REGION: "x", YAGURA_REGIONS: "y", HOME: "z" })).toEqual([
      "YAGURA_REGION",
    ]);
  });
});

describe("the settings file", () => {
  test("is read by lines, and its absence is no error", () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), "yagura-settings-"));
    expect(readSettingsFile(directory)).toEqual({});
    writeFileSync(path.join(directory, ".env"), "# where\nYAGURA_PORT=4000\nAWS_PROFILE='audit'\n");
    expect(readSettingsFile(directory)).toEqual({ YAGURA_PORT: "4000", AWS_PROFILE: "audit" });
  });
});
