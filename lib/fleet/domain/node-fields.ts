import { type FilterField, filterRegistry } from "#lib/core/domain/filter/fields.ts";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import {
  exposedStates,
  lackingStates,
  patchClasses,
  patchStates,
  presentStates,
} from "#lib/patch/contract/index.ts";

/** One fact of a node: what filter, sort, facets, table columns, suggestions and export know of it. */
export interface NodeField extends FilterField {
  /** The member of `FleetNode` that shows it; null for fields that only filter. */
  member: keyof FleetNode | null;
  /** SQL expression over `fleet_nodes n`, or over what stands beside it (see `joinBeside`); null where one is not enough. */
  sql: string | null;
  sortable: boolean;
  /** Whether values are few enough to count beside the list. */
  facet: boolean;
  /** Shown beside the list without being asked for. */
  defaultFacet: boolean;
  /** Key in the `fleet.fields` messages. */
  labelKey: string;
  /** Column width in px before the reader changes it. */
  width: number;
  /** Whether the column is shown before the reader chooses columns. */
  visible: boolean;
  align: "start" | "end";
}

type Options = Partial<
  Pick<
    NodeField,
    | "aliases"
    | "sortable"
    | "facet"
    | "defaultFacet"
    | "visible"
    | "align"
    | "states"
    | "words"
    | "wholeNames"
  >
>;

function field(
  key: string,
  kind: FilterField["kind"],
  member: NodeField["member"],
  sql: string | null,
  width: number,
  options: Options = {},
): NodeField {
  const facet = options.facet ?? options.defaultFacet ?? false;
  return {
    key,
    kind,
    member,
    sql,
    width,
    aliases: options.aliases ?? [],
    sortable: options.sortable ?? (sql !== null && member !== null),
    facet,
    defaultFacet: options.defaultFacet ?? false,
    // Messages nest at dots.
    labelKey: key.replace(/\.(.)/g, (_, letter: string) => letter.toUpperCase()),
    visible: options.visible ?? false,
    align: options.align ?? "start",
    ...(options.states && { states: options.states }),
    ...(options.words && { words: options.words }),
    ...(options.wholeNames && { wholeNames: options.wholeNames }),
  };
}

/** A number of patches, or of what else Patch Manager counts. */
function patchCount(key: string, member: keyof FleetNode, sql: string, aliases: string[] = []): NodeField {
  return field(key, "number", member, sql, 110, { align: "end", aliases });
}

/** In the order of the column picker; the visible ones in the order of a fresh table. */
export const nodeFields: readonly NodeField[] = [
  field("name", "text", "name", "n.name", 220, { visible: true }),
  field("id", "keyword", "nodeId", "n.node_id", 170, { aliases: ["node", "instance"], visible: true }),
  field("ping", "keyword", "pingStatus", "n.ping_status", 140, {
    aliases: ["pingstatus", "status"],
    defaultFacet: true,
    visible: true,
  }),
  field("lastping", "time", "lastPingAt", "l.last_ping_at", 110, { visible: true }),
  field("platform", "keyword", "platformType", "n.platform_type", 120, {
    aliases: ["platformtype"],
    defaultFacet: true,
    visible: true,
  }),
  field("os", "text", "platformName", "n.platform_name", 200, {
    aliases: ["platformname"],
    defaultFacet: true,
    visible: true,
  }),
  field("osversion", "version", "platformVersion", "n.platform_version", 110, {
    aliases: ["platformversion"],
    facet: true,
  }),
  field("agent", "version", "agentVersion", "n.agent_version", 110, {
    aliases: ["agentversion", "ssmagent"],
    defaultFacet: true,
    visible: true,
  }),
  field("latest", "boolean", "isLatestVersion", "n.is_latest_version", 100, {
    aliases: ["islatest", "islatestversion"],
    facet: true,
  }),
  field("account", "keyword", "accountId", "n.account_id", 130, {
    aliases: ["accountid"],
    defaultFacet: true,
  }),
  field("accountname", "text", "accountName", "n.account_name", 150, { facet: true, visible: true }),
  field("region", "keyword", "region", "n.region", 120, { defaultFacet: true, visible: true }),
  field("ip", "ip", "ipAddress", "n.ip_address", 120, { aliases: ["ipaddress", "privateip"], visible: true }),
  field("publicip", "ip", "publicIp", "n.public_ip", 120),
  field("state", "keyword", "instanceState", "n.instance_state", 100, {
    aliases: ["instancestate"],
    defaultFacet: true,
    visible: true,
  }),
  field("instancetype", "keyword", "instanceType", "n.instance_type", 110, {
    aliases: ["size"],
    defaultFacet: true,
    visible: true,
  }),
  field("association", "keyword", "associationStatus", "n.association_status", 120, {
    aliases: ["associationstatus"],
    defaultFacet: true,
    visible: true,
  }),
  field("associationsfailed", "number", "associationsFailed", "n.associations_failed", 110, { align: "end" }),
  field("compliance", "keyword", "complianceStatus", "n.compliance_status", 130, {
    aliases: ["compliancestatus"],
    defaultFacet: true,
    visible: true,
  }),
  field("noncompliant", "number", "nonCompliantCount", "n.non_compliant_count", 110, {
    aliases: ["noncompliantcount"],
    align: "end",
  }),
  field("patch", "item", "patchClass", "n.patch_class", 190, {
    aliases: ["patchclass"],
    states: patchStates,
    words: patchClasses,
    defaultFacet: true,
    visible: true,
  }),
  field("tag", "keyed", "tags", null, 260, { aliases: ["tags"], visible: true }),
  field("app", "item", null, null, 0, { aliases: ["application", "apps"] }),
  field("computer", "text", "computerName", "n.computer_name", 200, {
    aliases: ["computername", "hostname"],
  }),
  field("type", "keyword", "resourceType", "n.resource_type", 130, {
    aliases: ["resourcetype"],
    defaultFacet: true,
  }),
  field("role", "text", "iamRole", "n.iam_role", 200, { aliases: ["iamrole"], facet: true }),
  field("activation", "keyword", "activationId", "n.activation_id", 200, {
    aliases: ["activationid"],
    facet: true,
  }),
  field("registered", "time", "registeredAt", "n.registered_at", 130, { aliases: ["registeredat"] }),
  field("profile", "text", "instanceProfileArn", "n.instance_profile_arn", 240, {
    aliases: ["instanceprofile"],
    facet: true,
  }),
  field("image", "keyword", "imageId", "n.image_id", 170, { aliases: ["ami", "imageid"], facet: true }),
  field("vpc", "keyword", "vpcId", "n.vpc_id", 170, { aliases: ["vpcid"], facet: true }),
  field("subnet", "keyword", "subnetId", "n.subnet_id", 190, { aliases: ["subnetid"], facet: true }),
  field("zone", "keyword", "availabilityZone", "n.availability_zone", 110, {
    aliases: ["az", "availabilityzone"],
    facet: true,
  }),
  field("launched", "time", "launchedAt", "n.launched_at", 130, { aliases: ["launchedat", "launchtime"] }),
  field("severity", "keyword", "patchSeverity", "n.patch_severity", 120, {
    aliases: ["patchseverity"],
    facet: true,
  }),
  patchCount("missing", "patchMissing", "n.patch_missing"),
  patchCount("missing.critical", "patchCritical", "n.patch_critical"),
  patchCount("missing.security", "patchSecurity", "n.patch_security"),
  patchCount("missing.other", "patchOther", "n.patch_other"),
  patchCount("failed", "patchFailed", "n.patch_failed"),
  patchCount("pendingreboot", "patchPendingReboot", "n.patch_pending_reboot"),
  patchCount("rejected", "patchRejected", "n.patch_rejected"),
  patchCount("installed", "patchInstalled", "n.patch_installed"),
  field("baseline", "item", "patchBaselineId", "n.patch_baseline_id", 200, {
    aliases: ["patchbaseline", "baselineid"],
    facet: true,
  }),
  field("patchgroup", "keyword", "patchGroup", "n.patch_group", 150, { facet: true }),
  field("scanned", "time", "patchScannedAt", "s.operation_ended_at", 130, {
    aliases: ["patchscan", "lastscan"],
  }),
  patchCount("windows", "patchWindows", "n.patch_windows", ["patchwindows"]),
  field("kb", "item", null, null, 0, { states: patchStates }),
  field("lacks", "item", null, null, 0, { states: lackingStates }),
  field("has", "item", null, null, 0, { states: presentStates }),
  field("cve", "item", null, null, 0, { states: exposedStates, wholeNames: true }),
  field("firstseen", "time", "firstSeenAt", "n.first_seen_at", 130, { aliases: ["firstseenat"] }),
  field("changed", "time", "validFrom", "n.valid_from", 130, { aliases: ["since", "validfrom"] }),
];

export const nodeRegistry = filterRegistry(nodeFields);

/** Fields that the table can show, in the order of the column picker. */
export const nodeColumns = nodeFields.filter((item) => item.member !== null);

/** The facets of the page when none are named. */
export const defaultFacets = nodeFields.filter((item) => item.defaultFacet);
