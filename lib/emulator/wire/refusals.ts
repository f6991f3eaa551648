import type { Strike } from "../control/faults.ts";
import type { CommonErrors } from "./common-errors.ts";
import { AwsError } from "./errors.ts";
import type { WireService } from "./services.ts";

/** Whether the caller's key is one of the organisation's. */
export type KeyState = "known" | "unknown" | "expired";

/** What refusing needs of a call. */
export interface RefusableCall {
  wire: WireService;
  operationName: string;
  callerArn: string;
  /** The time the request says it was signed at, `20260302T100000Z`. */
  signedAt: string | undefined;
}

/** AWS's signatures are valid for five minutes around the server's time. */
const signatureSeconds = 300;

const byFault: Partial<Record<NonNullable<Strike["kind"]>, readonly [keyof CommonErrors, string]>> = {
  throttle: ["throttled", "Rate exceeded"],
  deny: ["denied", "is not authorized to perform"],
  error: ["internal", "An internal error has occurred. Try again."],
  expired: ["expiredToken", "The security token included in the request is expired"],
};

/** An error that every service has, with this service's code for it. */
export function commonError(wire: WireService, kind: keyof CommonErrors, message: string): AwsError {
  const [code, status] = wire.errors[kind];
  return new AwsError(code, message, status);
}

/** Throws what the caller's key or a fault rule calls for. */
export function refuse(call: RefusableCall, key: KeyState, strike: Strike): void {
  const { wire, operationName, callerArn } = call;
  if (key === "unknown")
    throw commonError(wire, "unknownKey", "The security token included in the request is invalid.");
  if (key === "expired") throw commonError(wire, ...(byFault.expired ?? ["expiredToken", ""]));
  if (strike.kind === "skew") checkSignatureAge(call, strike.skewSeconds);
  const [kind, message] = (strike.kind === undefined ? undefined : byFault[strike.kind]) ?? [];
  if (kind === undefined || message === undefined) return;
  const action = `${wire.signingName}:${operationName}`;
  throw commonError(wire, kind, kind === "denied" ? `User: ${callerArn} ${message}: ${action}` : message);
}

function checkSignatureAge({ wire, signedAt = "" }: RefusableCall, skewSeconds: number): void {
  const iso = signedAt.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, "$1-$2-$3T$4:$5:$6Z");
  const server = Date.now() + skewSeconds * 1000;
  if (Math.abs(server - Date.parse(iso)) / 1000 <= signatureSeconds) return;
  const now = new Date(server).toISOString().replace(/[-:]|\.\d{3}/g, "");
  throw commonError(wire, "skewed", `Signature expired: ${signedAt} is not within 5 min. of ${now}`);
}
