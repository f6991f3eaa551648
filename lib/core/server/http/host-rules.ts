import { env } from "../env.ts";
import type { HostRules } from "./request-guard.ts";

/** The host names that this process answers to, as it is set up. */
export function hostRules(): HostRules {
  const { YAGURA_HOST, YAGURA_ALLOWED_HOSTS } = env();
  return { listenHost: YAGURA_HOST, allowedHosts: YAGURA_ALLOWED_HOSTS };
}
