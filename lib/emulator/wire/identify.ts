import type { IncomingHttpHeaders } from "node:http";
import type { CredentialScope } from "./credentials.ts";
import { type WireProtocol, type WireService, wireServices } from "./services.ts";

/** Which operation a request asks for, and in which protocol. REST operations are found by their route later. */
export interface Identity {
  wire: WireService;
  protocol: WireProtocol;
  operation: string | undefined;
}

/** What identifying needs of a request. */
export interface RequestParts {
  path: string;
  headers: IncomingHttpHeaders;
  scope: CredentialScope | undefined;
  /** Parameters of a form body or of a GET's query string; absent for other bodies. */
  form: URLSearchParams | undefined;
}

const byTarget = new Map(wireServices.map((wire) => [wire.targetPrefix, wire]));
const bySigningName = new Map(wireServices.map((wire) => [wire.signingName, wire]));
const byVersion = new Map(wireServices.map((wire) => [wire.query?.version, wire]));

function fromCborPath(path: string): Identity | undefined {
  const [, service, operation] = /^\/service\/([^/]+)\/operation\/([^/]+)$/.exec(path) ?? [];
  const wire = service === undefined ? undefined : byTarget.get(service.split(".").at(-1));
  return wire === undefined ? undefined : { wire, protocol: "cbor", operation };
}

/** `CloudTrail_20131101.LookupEvents`, and the same behind a Java package name, as some clients send it. */
function fromTarget(target: string | string[] | undefined): Identity | undefined {
  if (typeof target !== "string") return undefined;
  const parts = target.split(".");
  const prefix = parts.at(-2);
  const wire = prefix === undefined ? undefined : byTarget.get(prefix);
  return wire === undefined ? undefined : { wire, protocol: "json", operation: parts.at(-1) };
}

/** Decides service and protocol for this request alone: one service may be spoken to in several protocols. */
export function identify({ path, headers, scope, form }: RequestParts): Identity | undefined {
  const direct = fromCborPath(path) ?? fromTarget(headers["x-amz-target"]);
  if (direct !== undefined) return direct;
  const signed = scope === undefined ? undefined : bySigningName.get(scope.signingName);
  const action = form?.get("Action") ?? undefined;
  if (action !== undefined) {
    const wire = signed?.query === undefined ? byVersion.get(form?.get("Version") ?? "-") : signed;
    if (wire?.query !== undefined) return { wire, protocol: wire.query.protocol, operation: action };
  }
  if (signed === undefined) return undefined;
  if (signed.rest) return { wire: signed, protocol: "rest-json", operation: undefined };
  return { wire: signed, protocol: signed.query?.protocol ?? "json", operation: action };
}
