import type { IncomingHttpHeaders } from "node:http";

/** The credential scope of a signed request: `key/20260302/eu-west-1/ssm/aws4_request`. */
export interface CredentialScope {
  accessKeyId: string;
  region: string;
  signingName: string;
}

/** Who signed a request, before it is known whether that account exists. */
export interface Caller {
  accountId: string;
  callerArn: string;
}

interface RoleSession {
  role: string;
  session: string;
  /** Epoch milliseconds of real time: clients refresh by their own clock. */
  expires: number;
}

const userKey = /^AKIAYAGURA(\d{12})$/;
const roleKey = /^ASIAYAGURA(\d{12})$/;

/** The scope in the Authorization header, or in the query string of a presigned request. */
export function readScope(headers: IncomingHttpHeaders, query: URLSearchParams): CredentialScope | undefined {
  const credential =
    /Credential=([^,\s]+)/.exec(headers.authorization ?? "")?.[1] ??
    query.get("X-Amz-Credential") ??
    undefined;
  const parts = credential?.split("/");
  const [accessKeyId, , region, signingName] = parts ?? [];
  if (accessKeyId === undefined || region === undefined || signingName === undefined) return undefined;
  return { accessKeyId, region, signingName };
}

/** The access key of an account's own user: the credentials to begin with. */
export function userAccessKey(accountId: string): string {
  return `AKIAYAGURA${accountId}`;
}

/** Credentials of an assumed role. They carry their account, role and expiry, so that they outlive the process. */
export function roleCredentials(
  accountId: string,
  role: string,
  session: string,
  expires: Date,
): { AccessKeyId: string; SecretAccessKey: string; SessionToken: string; Expiration: Date } {
  const token: RoleSession = { role, session, expires: expires.getTime() };
  return {
    AccessKeyId: `ASIAYAGURA${accountId}`,
    SecretAccessKey: "yagura-emulator-checks-no-signatures0000",
    SessionToken: Buffer.from(JSON.stringify(token)).toString("base64url"),
    Expiration: expires,
  };
}

function readSession(token: string | undefined): RoleSession | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(token ?? "", "base64url").toString());
    if (typeof value !== "object" || value === null) return undefined;
    const { role, session, expires } = value as Partial<RoleSession>;
    if (typeof role !== "string" || typeof session !== "string" || typeof expires !== "number")
      return undefined;
    return { role, session, expires };
  } catch {
    return undefined;
  }
}

/**
 * The caller behind an access key. Keys that are not the emulator's own, like those of an AWS CLI profile, act as the
 * management account's user. No signature is checked.
 */
export function readCaller(
  accessKeyId: string | undefined,
  sessionToken: string | undefined,
  managementAccountId: string,
): Caller | "unknown" | "expired" {
  const assumed = roleKey.exec(accessKeyId ?? "")?.[1];
  if (assumed !== undefined) {
    const session = readSession(sessionToken);
    if (session === undefined) return "unknown";
    if (session.expires <= Date.now()) return "expired";
    return {
      accountId: assumed,
      callerArn: `arn:aws:sts::${assumed}:assumed-role/${session.role}/${session.session}`,
    };
  }
  const own = userKey.exec(accessKeyId ?? "")?.[1];
  if (own === undefined && accessKeyId?.startsWith("AKIAYAGURA")) return "unknown";
  const accountId = own ?? managementAccountId;
  return { accountId, callerArn: `arn:aws:iam::${accountId}:user/yagura` };
}
