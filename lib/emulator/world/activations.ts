import { hostileNames } from "./catalog/hostile.ts";
import type { ScopeLayout } from "./layout.ts";
import { between, mix, pick, unit, uuid } from "./random.ts";
import { salt } from "./salt.ts";
import { slotOf } from "./slot.ts";
import { day, epoch } from "./time.ts";
import type { WorldActivation } from "./types.ts";

const purposes = [
  { description: "Data centre servers", name: "dc-server", limit: 1000 },
  { description: "Branch office servers", name: "branch-server", limit: 200 },
  { description: "倉庫サーバー", name: "warehouse-server", limit: 50 },
] as const;

export const activationRole = "service-role/AmazonEC2RunCommandRoleForManagedInstances";

/** An activation registers at most 1,000 nodes, so that one set of activations serves this many slots. */
const slotsPerSet = 12_000;

/** The activation that a hybrid slot was registered with. */
export const activationIndexOf = (placeKey: number, slot: number): number =>
  (mix(placeKey, salt.activation) % purposes.length) + purposes.length * Math.floor(slot / slotsPerSet);

export const activationIdOf = (scope: ScopeLayout, index: number): string => uuid(scope.key, 500 + index);

const registrations = (scope: ScopeLayout): number[] => {
  const sets = Math.ceil(scope.managedSlots / slotsPerSet);
  const counts = Array.from({ length: sets * purposes.length }, () => 0);
  for (let place = 0; place < scope.managedSlots; place += 1) {
    const slot = slotOf(scope, "managed", place, 0);
    if (!slot.hybrid) continue;
    const index = activationIndexOf(slot.placeKey, place);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
};

/** Activations are renewed every 30 days; one in five is left to expire. */
export const activationsOf = (
  scope: ScopeLayout,
  time: number,
  names: "ordinary" | "hostile",
): WorldActivation[] => {
  if (scope.managedSlots === 0) return [];
  return registrations(scope).map((registered, index) => {
    const { description, name, limit } = purposes[index % purposes.length] ?? purposes[0];
    const key = mix(scope.key, 600 + index);
    const forgotten = unit(key, 1) < 0.3;
    const renewed = time - ((time + between(key, 2, 0, 28 * day)) % (28 * day));
    const created = forgotten ? epoch + between(key, 3, 20, 200) * day : renewed;
    const expires = created + 29 * day;
    return {
      accountId: scope.account.id,
      region: scope.region,
      activationId: activationIdOf(scope, index),
      description:
        names === "hostile" ? pick(hostileNames, key, salt.hostile).text : `${description} (${scope.region})`,
      defaultInstanceName: `${scope.account.kind}-${name}`,
      iamRole: activationRole,
      registrationLimit: Math.max(limit, registered),
      registrationsCount: registered,
      expirationDate: new Date(expires - (expires % 1000)),
      expired: expires < time,
      createdDate: new Date(created - (created % 1000)),
      tags: { Purpose: name, Team: "corporate-it" },
    };
  });
};
