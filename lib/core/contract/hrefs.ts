/** A query string's members; absent, null and empty ones are left out, lists are joined with commas. */
export type SearchMembers = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>;

/** The one place that puts a path and its query together. */
export function withSearch(path: string, search: SearchMembers | string = ""): string {
  const text = typeof search === "string" ? search.replace(/^\?/, "") : encode(search);
  return text === "" ? path : `${path}?${text}`;
}

function encode(search: SearchMembers): string {
  const members = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    const text = Array.isArray(value)
      ? value.join(",")
      : value === null || value === undefined
        ? ""
        : `${value}`;
    if (text !== "") members.set(name, text);
  }
  return members.toString();
}

/** A path segment; colons stay readable, as RFC 3986 allows them there. */
const segment = (text: string): string => encodeURIComponent(text).replaceAll("%3A", ":");

/** Every page of the console. Hand-written paths fail an architecture test. */
export const hrefs = {
  home: () => "/",
  signIn: (search?: { next?: string | undefined; token?: string; reason?: string }) =>
    withSearch("/sign-in", search),
  fleet: (search?: SearchMembers | string) => withSearch("/fleet", search),
  unmanaged: (search?: SearchMembers | string) => withSearch("/fleet/unmanaged", search),
  /** `node` is a node key, `accountId:region:nodeId`. */
  node: (node: string, search?: SearchMembers | string) => withSearch(`/fleet/${segment(node)}`, search),
  patch: (search?: SearchMembers | string) => withSearch("/patch", search),
  patches: (search?: SearchMembers | string) => withSearch("/patch/patches", search),
  /** `patch` is its number, or a KB id or title. */
  patchPage: (patch: string | number, search?: SearchMembers | string) =>
    withSearch(`/patch/patches/${segment(String(patch))}`, search),
  patchMatrix: (search?: SearchMembers | string) => withSearch("/patch/matrix", search),
  patchNodes: (search?: SearchMembers | string) => withSearch("/patch/nodes", search),
  baselines: (search?: SearchMembers | string) => withSearch("/patch/baselines", search),
  /** `baseline` is `accountId:region:baselineId`. */
  baseline: (baseline: string, search?: SearchMembers | string) =>
    withSearch(`/patch/baselines/${segment(baseline)}`, search),
  patchRuns: (search?: SearchMembers | string) => withSearch("/patch/runs", search),
  /** `run` is the key of a run, `accountId:region:kind:id`. */
  patchRun: (run: string, search?: SearchMembers | string) =>
    withSearch(`/patch/runs/${segment(run)}`, search),
  changes: (search?: SearchMembers | string) => withSearch("/changes", search),
  resources: (search?: SearchMembers | string) => withSearch("/resources", search),
  /** `type` is AWS's, such as `AWS::EC2::SecurityGroup`; `key` is `accountId:region:resourceId`. */
  resource: (type: string, key: string, search?: SearchMembers | string) =>
    withSearch(`/resources/${segment(type)}/${segment(key)}`, search),
  rules: (search?: SearchMembers | string) => withSearch("/rules", search),
  /** `rule` is its name in all accounts. */
  rule: (rule: string, search?: SearchMembers | string) => withSearch(`/rules/${segment(rule)}`, search),
  query: (search?: SearchMembers | string) => withSearch("/query", search),
  /** Two resources of one type, two moments, or two accounts; `compare-params.ts` has what its search holds. */
  compare: (search?: SearchMembers | string) => withSearch("/compare", search),
  settings: () => "/settings",
  patchSettings: (search?: SearchMembers | string) => withSearch("/settings/patch", search),
  syncSettings: (search?: SearchMembers | string) => withSearch("/settings/sync", search),
} as const;

/** Every route of the console's own API. */
export const apiHrefs = {
  nodes: (search?: SearchMembers) => withSearch("/api/fleet/nodes", search),
  facets: (search?: SearchMembers) => withSearch("/api/fleet/facets", search),
  suggest: (search?: SearchMembers) => withSearch("/api/fleet/suggest", search),
  exportNodes: (search?: SearchMembers) => withSearch("/api/fleet/export", search),
  node: (node: string, search?: SearchMembers) => withSearch(`/api/fleet/nodes/${segment(node)}`, search),
  nodeTimeline: (node: string, search?: SearchMembers) =>
    withSearch(`/api/fleet/nodes/${segment(node)}/timeline`, search),
  nodeInventory: (node: string, search?: SearchMembers) =>
    withSearch(`/api/fleet/nodes/${segment(node)}/inventory`, search),
  nodeRaw: (node: string, search?: SearchMembers) =>
    withSearch(`/api/fleet/nodes/${segment(node)}/raw`, search),
  unmanaged: (search?: SearchMembers) => withSearch("/api/fleet/unmanaged", search),
  agents: (search?: SearchMembers) => withSearch("/api/fleet/agents", search),
  activations: (search?: SearchMembers) => withSearch("/api/fleet/activations", search),
  patchOverview: (search?: SearchMembers) => withSearch("/api/patch/overview", search),
  patchSla: (search?: SearchMembers) => withSearch("/api/patch/sla", search),
  patchVelocity: (search?: SearchMembers) => withSearch("/api/patch/velocity", search),
  patchTrend: (search?: SearchMembers) => withSearch("/api/patch/trend", search),
  patches: (search?: SearchMembers) => withSearch("/api/patch/patches", search),
  patchFacets: (search?: SearchMembers) => withSearch("/api/patch/patches/facets", search),
  suggestPatches: (search?: SearchMembers) => withSearch("/api/patch/patches/suggest", search),
  exportPatches: (search?: SearchMembers) => withSearch("/api/patch/patches/export", search),
  patch: (patch: string | number, search?: SearchMembers) =>
    withSearch(`/api/patch/patches/${segment(String(patch))}`, search),
  cveMatrix: (search?: SearchMembers) => withSearch("/api/patch/matrix", search),
  exportCveMatrix: (search?: SearchMembers) => withSearch("/api/patch/matrix/export", search),
  nodePatches: (node: string, search?: SearchMembers) =>
    withSearch(`/api/patch/nodes/${segment(node)}`, search),
  patchPolicy: () => "/api/patch/policy",
  baselines: (search?: SearchMembers) => withSearch("/api/patch/baselines", search),
  baselineGroups: (search?: SearchMembers) => withSearch("/api/patch/baseline-groups", search),
  exportBaselines: (search?: SearchMembers) => withSearch("/api/patch/baselines-export", search),
  baseline: (baseline: string, search?: SearchMembers) =>
    withSearch(`/api/patch/baselines/${segment(baseline)}`, search),
  baselineHistory: (baseline: string, search?: SearchMembers) =>
    withSearch(`/api/patch/baselines/${segment(baseline)}/history`, search),
  baselineDiff: (baseline: string, search?: SearchMembers) =>
    withSearch(`/api/patch/baselines/${segment(baseline)}/diff`, search),
  effectivePatches: (baseline: string, search?: SearchMembers) =>
    withSearch(`/api/patch/baselines/${segment(baseline)}/effective`, search),
  exportEffectivePatches: (baseline: string, search?: SearchMembers) =>
    withSearch(`/api/patch/baselines/${segment(baseline)}/effective/export`, search),
  approvalDates: (baseline: string, search?: SearchMembers) =>
    withSearch(`/api/patch/baselines/${segment(baseline)}/approval`, search),
  patchRuns: (search?: SearchMembers) => withSearch("/api/patch/runs", search),
  exportPatchRuns: (search?: SearchMembers) => withSearch("/api/patch/runs-export", search),
  patchRun: (run: string, search?: SearchMembers) => withSearch(`/api/patch/runs/${segment(run)}`, search),
  patchRunOutput: (run: string, search?: SearchMembers) =>
    withSearch(`/api/patch/runs/${segment(run)}/output`, search),
  exportPatchRun: (run: string, search?: SearchMembers) =>
    withSearch(`/api/patch/runs/${segment(run)}/export`, search),
  patchWindows: (search?: SearchMembers) => withSearch("/api/patch/windows", search),
  exportPatchWindows: (search?: SearchMembers) => withSearch("/api/patch/windows-export", search),
  upcomingPatchRuns: (search?: SearchMembers) => withSearch("/api/patch/upcoming", search),
  exportUpcomingPatchRuns: (search?: SearchMembers) => withSearch("/api/patch/upcoming-export", search),
  uncoveredNodes: (search?: SearchMembers) => withSearch("/api/patch/uncovered", search),
  changes: (search?: SearchMembers) => withSearch("/api/changes/events", search),
  /** `event` is its place in the timeline. */
  change: (event: string) => `/api/changes/events/${segment(event)}`,
  changeHistogram: (search?: SearchMembers) => withSearch("/api/changes/histogram", search),
  changeFacets: (search?: SearchMembers) => withSearch("/api/changes/facets", search),
  suggestChanges: (search?: SearchMembers) => withSearch("/api/changes/suggest", search),
  exportChanges: () => "/api/changes/export",
  queryViews: () => "/api/query/views",
  runStatement: () => "/api/query/statement",
  configCatalog: () => "/api/query/config",
  configRuns: () => "/api/query/runs",
  configRun: (run: string) => `/api/query/runs/${segment(run)}`,
  configResources: (search?: SearchMembers) => withSearch("/api/config/resources", search),
  configFacets: (search?: SearchMembers) => withSearch("/api/config/facets", search),
  configTypes: (search?: SearchMembers) => withSearch("/api/config/types", search),
  suggestConfig: (search?: SearchMembers) => withSearch("/api/config/suggest", search),
  exportConfigResources: () => "/api/config/export",
  /** `type` is AWS's, `key` is `accountId:region:resourceId`. */
  configResource: (search: SearchMembers) => withSearch("/api/config/resource", search),
  configTimeline: (search: SearchMembers) => withSearch("/api/config/timeline", search),
  trailReach: (search: SearchMembers) => withSearch("/api/cloudtrail/reach", search),
  configWantedHistory: () => "/api/config/wanted-history",
  configItems: (search: SearchMembers) => withSearch("/api/config/items", search),
  compareAccounts: (search?: SearchMembers) => withSearch("/api/config/compare-accounts", search),
  configResourceRules: (search: SearchMembers) => withSearch("/api/config/resource-rules", search),
  configNodeResources: (search: SearchMembers) => withSearch("/api/config/node-resources", search),
  configRules: (search?: SearchMembers) => withSearch("/api/config/rules", search),
  configRule: (rule: string, search?: SearchMembers) =>
    withSearch(`/api/config/rules/${segment(rule)}`, search),
  configRuleResources: (rule: string, search?: SearchMembers) =>
    withSearch(`/api/config/rules/${segment(rule)}/resources`, search),
  exportRuleResources: (rule: string, search: SearchMembers) =>
    withSearch(`/api/config/rules/${segment(rule)}/resources/export`, search),
  configPacks: (search?: SearchMembers) => withSearch("/api/config/packs", search),
  configGraph: (search: SearchMembers) => withSearch("/api/config/graph", search),
  configRecording: (search?: SearchMembers) => withSearch("/api/config/recording", search),
  configAggregators: (search?: SearchMembers) => withSearch("/api/config/aggregators", search),
  scope: (search?: SearchMembers) => withSearch("/api/scope", search),
  sync: (search?: SearchMembers) => withSearch("/api/sync", search),
  syncCalls: (search?: SearchMembers) => withSearch("/api/sync/calls", search),
  runSync: () => "/api/sync/run",
  views: (search?: SearchMembers) => withSearch("/api/views", search),
  view: (id: string) => `/api/views/${segment(id)}`,
  live: () => "/api/live",
  liveInterest: () => "/api/live/interest",
  health: () => "/api/health",
  signIn: () => "/api/sign-in",
  signOut: () => "/api/sign-out",
} as const;
