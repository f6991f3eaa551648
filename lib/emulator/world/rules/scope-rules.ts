import type { WorldConfig } from "../config/types.ts";
import { between, keyOf, mix } from "../random.ts";
import { day, epoch, hour, minute } from "../time.ts";
import { ownRules, packPlans } from "./rule-plans.ts";
import type { RulePlan, WorldConfigRule, WorldConformancePack } from "./types.ts";

/** What an account-Region has of rules and packs: it never changes. */
export interface ScopeRules {
  rules: readonly WorldConfigRule[];
  packs: readonly WorldConformancePack[];
}

const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** AWS ends its ids with a few of these. */
const ending = (key: number, salt: number, length: number): string =>
  Array.from({ length }, (_, index) => letters[mix(mix(key, salt), index) % letters.length]).join("");

interface Place {
  accountId: string;
  region: string;
  isHome: boolean;
  key: number;
}

function ruleOf(
  place: Place,
  plan: RulePlan,
  pack: { name: string; packId: string; createdAt: Date } | undefined,
): WorldConfigRule {
  const { accountId, region, key } = place;
  const own = mix(key, keyOf(plan.name));
  const ruleId = `config-rule-${ending(own, 1, 6)}`;
  const service = pack === undefined ? "" : "aws-service-rule/config-conforms.amazonaws.com/";
  return {
    accountId,
    region,
    ruleId,
    name: pack === undefined ? plan.name : `${plan.name}-${pack.packId}`,
    arn: `arn:aws:config:${region}:${accountId}:config-rule/${service}${ruleId}`,
    packName: pack?.name,
    createdAt: pack?.createdAt ?? new Date(epoch + 40 * day + between(own, 3, 0, 20 * day)),
    plan,
  };
}

function packOf(place: Place, index: number, fails: boolean): WorldConformancePack | undefined {
  const plan = packPlans[index];
  if (plan === undefined) return undefined;
  const { accountId, region, key, isHome } = place;
  const own = mix(key, keyOf(plan.name));
  const name = `OrgConformsPack-${plan.name}-${ending(keyOf(plan.name), 4, 8)}`;
  const packId = `conformance-pack-${ending(own, 5, 9)}`;
  const requestedAt = new Date(epoch + (70 + 30 * index) * day + 9 * hour + between(own, 6, 0, 20 * minute));
  const completedAt = new Date(requestedAt.getTime() + 4 * minute);
  const stack = `awsconfigconforms-${name}-${packId}`;
  const rules = plan.rules.filter(({ homeOnly }) => isHome || homeOnly !== true);
  return {
    name,
    packId,
    arn: `arn:aws:config:${region}:${accountId}:conformance-pack/${name}/${packId}`,
    stackArn: `arn:aws:cloudformation:${region}:${accountId}:stack/${stack}/${ending(own, 7, 8)}-${ending(own, 8, 4)}`,
    parameters: plan.parameters,
    createdBy: "config-multiaccountsetup.amazonaws.com",
    state: fails ? "CREATE_FAILED" : "CREATE_COMPLETE",
    stateReason: fails ? "Access denied: the role of the conformance pack cannot be assumed." : undefined,
    requestedAt,
    completedAt: fails ? undefined : completedAt,
    rules: fails ? [] : rules.map((rule) => ruleOf(place, rule, { name, packId, createdAt: completedAt })),
  };
}

/** Plans rules and packs once for each account-Region; there are none where Config was never set up. */
export function createScopeRules(
  config: WorldConfig,
  seed: number,
  homeRegion: string | undefined,
  isSandbox: (accountId: string) => boolean,
): (accountId: string, region: string, now: Date) => ScopeRules {
  const planned = new Map<string, ScopeRules>();
  const none: ScopeRules = { rules: [], packs: [] };
  return (accountId, region, now) => {
    if (config.recorder(accountId, region, now) === undefined) return none;
    const id = `${accountId}:${region}`;
    const known = planned.get(id);
    if (known !== undefined) return known;
    const place = { accountId, region, isHome: region === homeRegion, key: mix(seed, keyOf(id)) };
    // The second pack was never deployed to the sandboxes' home Region: its role is missing there.
    const packs = packPlans.flatMap(
      (_, index) => packOf(place, index, index === 1 && place.isHome && isSandbox(accountId)) ?? [],
    );
    const own = ownRules.filter(({ homeOnly }) => place.isHome || homeOnly !== true);
    const rules = [
      ...own.map((plan) => ruleOf(place, plan, undefined)),
      ...packs.flatMap((pack) => pack.rules),
    ].sort((a, b) => (a.name < b.name ? -1 : 1));
    const made = { rules, packs };
    planned.set(id, made);
    return made;
  };
}
