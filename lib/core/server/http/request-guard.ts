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

/** Whether an address of `YAGURA_HOST` is reachable from this machine only. */
export const isLoopbackHost = (host: string): boolean => loopbackName.test(host) || host === "::1";

/**
 * Whether a `Host` header may be answered. While the console listens on loopback only, a foreign name that resolves
 * to 127.0.0.1 is a DNS-rebinding page; once it listens elsewhere, its names are the operator's choice.
 */
export function isAllowedHost(hostHeader: string | null, listenHost: string): boolean {
  if (!isLoopbackHost(listenHost)) return true;
  if (hostHeader === null) return false;
  return loopbackName.test(hostHeader.replace(/:\d{1,5}$/, ""));
}
