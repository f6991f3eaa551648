import { AppError } from "#lib/core/contract/errors.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses writes that another site's page started. Browsers say so in `Sec-Fetch-Site`, older ones in `Origin`;
 * a request with neither does not come from a page.
 *
 * @throws {AppError} `forbidden`
 */
export function assertSameOrigin(method: string, headers: Headers): void {
  if (safeMethods.has(method)) return;
  const site = headers.get("sec-fetch-site");
  if (site === "same-origin" || site === "none") return;
  const origin = headers.get("origin");
  if (site === null && (origin === null || hostOfOrigin(origin) === headers.get("host"))) return;
  throw new AppError("forbidden", "Requests that change something must come from the console's own pages.");
}

function hostOfOrigin(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

const loopbackName = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** What decides which `Host` headers are answered. */
export interface HostRules {
  /** The address that the server listens on. */
  listenHost: string;
  /** Names that the operator gave; undefined when none were given. */
  allowedHosts: readonly string[] | undefined;
}

const isLoopbackHost = (host: string): boolean => loopbackName.test(host) || host === "::1";

/**
 * Whether a `Host` header may be answered. While the console listens on loopback only, a foreign name that resolves to
 * 127.0.0.1 is a DNS-rebinding page, unless the operator put a proxy of that name in front.
 */
export function isAllowedHost(hostHeader: string | null, rules: HostRules): boolean {
  if (rules.allowedHosts === undefined && !isLoopbackHost(rules.listenHost)) return true;
  const name = (hostHeader ?? "").replace(/:\d{1,5}$/, "").toLowerCase();
  return loopbackName.test(name) || (rules.allowedHosts ?? []).some((host) => host.toLowerCase() === name);
}
