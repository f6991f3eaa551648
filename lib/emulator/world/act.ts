import { isIP } from "node:net";
import type { ActResult, WorldAction } from "./actions.ts";
import { mutationOf, type Overlay } from "./overlay.ts";
import type { PatchEvent } from "./patch/patch-events.ts";
import { keyOf } from "./random.ts";
import type { PingStatus } from "./types.ts";

type Params = Readonly<Record<string, unknown>>;
type Act = (overlay: Overlay, params: Params, time: number) => ActResult;

const fail = (name: string, wanted: string): never => {
  throw new Error(`parameter "${name}" must be ${wanted}`);
};

const text = (params: Params, name: string): string => {
  const value = params[name];
  return typeof value === "string" && value !== "" ? value : fail(name, "a text that is not empty");
};

const numberIn = (params: Params, name: string, min: number, max: number): number => {
  const value = params[name];
  return typeof value === "number" && value >= min && value <= max
    ? value
    : fail(name, `a number from ${min} to ${max}`);
};

/** What an action can be done to, and an example for whoever gives something else. */
interface Subjects {
  pattern: RegExp;
  example: string;
}

const nodes: Subjects = { pattern: /^(i|mi)-[0-9a-f]{17}$/, example: "i-0123456789abcdef0" };
const groups: Subjects = { pattern: /^sg-[0-9a-f]{17}$/, example: "sg-0123456789abcdef0" };
/** Any id of AWS Config's but those of interfaces and volumes, which go with their instances. */
const tagged: Subjects = { pattern: /^(?!eni-|vol-)[\w.:/-]{3,300}$/, example: "i-0123456789abcdef0" };
/** Instances are terminated instead. */
const deletable: Subjects = {
  pattern: /^(?!eni-|vol-|m?i-)[\w.:/-]{3,300}$/,
  example: "sg-0123456789abcdef0",
};

/** `resourceId`, or `resourceIds` for several at once. */
const ids = (params: Params, { pattern, example }: Subjects): string[] => {
  const given = params.resourceIds ?? [params.resourceId];
  if (!Array.isArray(given) || given.length === 0) return fail("resourceIds", "a list of ids");
  return given.map((id: unknown) =>
    typeof id === "string" && pattern.test(id) ? id : fail("resourceId", `an id such as ${example}`),
  );
};

const each = (
  change: (id: string, overlay: Overlay, params: Params, time: number) => void,
  subjects = nodes,
): Act => {
  return (overlay, params, time) => {
    const resourceIds = ids(params, subjects);
    for (const id of resourceIds) change(id, overlay, params, time);
    return { resourceIds };
  };
};

const power = (state: "running" | "stopped" | "terminated"): Act =>
  each((id, overlay, _params, at) => {
    mutationOf(overlay, id).power = { state, at };
  });

const profile = (attached: boolean): Act =>
  each((id, overlay, _params, at) => {
    mutationOf(overlay, id).profile = { attached, at };
  });

const registration = (registered: boolean): Act =>
  each((id, overlay, _params, at) => {
    mutationOf(overlay, id).registration = { registered, at };
  });

const windowSwitch =
  (enabled: boolean): Act =>
  (overlay, params, at) => {
    const windowId = text(params, "windowId");
    if (!/^mw-[0-9a-f]{17}$/.test(windowId)) fail("windowId", "an id such as mw-0123456789abcdef0");
    overlay.windows.set(windowId, [...(overlay.windows.get(windowId) ?? []), { enabled, at }]);
    return { resourceIds: [windowId] };
  };

/** Adds to what happened to a node's patches; the list stays in the order of its times. */
const patching = (kind: PatchEvent["kind"]): Act =>
  each((id, overlay, params, at) => {
    const mutation = mutationOf(overlay, id);
    const baselineId = params.baselineId === undefined ? {} : { baselineId: text(params, "baselineId") };
    const events = [...(mutation.patching ?? []), { kind, at, ...baselineId }];
    mutation.patching = events.sort((left, right) => left.at - right.at);
  });

const tagging = (valueIn: (params: Params) => string | null): Act =>
  each((id, overlay, params, at) => {
    const mutation = mutationOf(overlay, id);
    mutation.tags = [...(mutation.tags ?? []), { key: text(params, "key"), value: valueIn(params), at }];
  }, tagged);

/** Lets an address range reach a port of a security group over TCP, or no longer. */
const ingress = (opened: boolean): Act =>
  each((id, overlay, params, at) => {
    const mutation = mutationOf(overlay, id);
    const cidr = text(params, "cidr");
    if (!/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/.test(cidr)) fail("cidr", "a range such as 203.0.113.0/24");
    const rule = { port: numberIn(params, "port", 0, 65_535), cidr, opened, at };
    mutation.ingress = [...(mutation.ingress ?? []), rule];
  }, groups);

const statuses: readonly PingStatus[] = ["Online", "ConnectionLost", "Inactive"];

const acts: Readonly<Record<WorldAction, Act>> = {
  retag: tagging((params) => (typeof params.value === "string" ? params.value : "")),
  untag: tagging(() => null),
  "open-security-group": ingress(true),
  "close-security-group": ingress(false),
  "delete-resource": each((id, overlay, _params, at) => {
    mutationOf(overlay, id).deletedAt = at;
  }, deletable),
  stop: power("stopped"),
  start: power("running"),
  terminate: power("terminated"),
  "remove-profile": profile(false),
  "restore-profile": profile(true),
  "set-ping": each((id, overlay, params, at) => {
    const status = statuses.find((known) => known === params.status) ?? fail("status", statuses.join(", "));
    mutationOf(overlay, id).ping = { status, at };
  }),
  "set-agent-version": each((id, overlay, params, at) => {
    const version = text(params, "version");
    if (!/^\d{1,6}(\.\d{1,6}){2,3}$/.test(version)) fail("version", "a version such as 3.3.2471.0");
    mutationOf(overlay, id).agentVersion = { version, at };
  }),
  "set-ip-address": each((id, overlay, params, at) => {
    const address = text(params, "address");
    if (isIP(address) !== 4) fail("address", "an IPv4 address");
    mutationOf(overlay, id).ipAddress = { address, at };
  }),
  "set-platform-version": each((id, overlay, params, at) => {
    mutationOf(overlay, id).platformVersion = { version: text(params, "version"), at };
  }),
  deregister: registration(false),
  register: registration(true),
  "install-patches": patching("install"),
  "scan-patches": patching("scan"),
  "fail-install": patching("fail-install"),
  "set-pending-reboot": patching("pending-reboot"),
  reboot: patching("reboot"),
  "release-agent": (overlay, params, at) => {
    overlay.releases.push({ at, overMs: numberIn(params, "overSeconds", 0, 31_536_000) * 1000 });
    return { resourceIds: [] };
  },
  churn: (overlay, params, at) => {
    const seed = params.seed ?? overlay.churns.length;
    overlay.churns.push({ fraction: numberIn(params, "fraction", 0, 1), seed: keyOf(String(seed)), at });
    return { resourceIds: [] };
  },
  "enable-window": windowSwitch(true),
  "disable-window": windowSwitch(false),
};

const isAction = (action: string): action is WorldAction => Object.hasOwn(acts, action);

export const worldActions: readonly WorldAction[] = Object.keys(acts).filter(isAction);

/** Throws an Error that names the action or parameter at fault. */
export const actOn = (overlay: Overlay, action: string, params: Params, now: Date): ActResult => {
  if (!isAction(action)) throw new Error(`unknown action "${action}"; known: ${worldActions.join(", ")}`);
  overlay.changes += 1;
  return acts[action](overlay, params, now.getTime());
};
