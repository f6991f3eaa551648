import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./run.ts";

/** Where distributions put Chromium; Playwright's own download is the other place. */
const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/lib64/chromium-browser/chromium-browser",
];
/** Without them Japanese pages show boxes. */
const packages = ["chromium", "fonts-noto-cjk"];

/** The installed Chromium of this machine; null when there is none in the usual places. */
export function systemChromium(): string | null {
  return places.find((place) => existsSync(place)) ?? null;
}

/**
 * Makes sure that the browser tests have a Chromium: the machine's, Debian's (installed when this user may), or
 * Playwright's download.
 * @returns Null when there is one, else what to install.
 */
export async function ensureChromium(
  root: string,
  node: string,
  signal: AbortSignal,
): Promise<string | null> {
  if (systemChromium() !== null) return null;
  const options = {
    cwd: root,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    signal,
    echo: true,
  };
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium from the distribution…");
    await run("apt-get", ["update", "-q"], options);
    await run("apt-get", ["install", "-q", "-y", "--no-install-recommends", ...packages], options);
    if (systemChromium() !== null) return null;
  }
  const playwright = path.join(root, "node_modules/@playwright/test/cli.js");
  const download = await run(node, [playwright, "install", "chromium"], { ...options, env: process.env });
  if (download.code === 0) return null;
  return (
    "There is no Chromium for the browser tests, and this user may not install it. " +
    `Install it (Debian, Ubuntu: apt-get install ${packages.join(" ")}), then run \`npm test\` again.`
  );
}
