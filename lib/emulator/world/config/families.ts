import type { Setting } from "../instance.ts";
import { fixedFamily } from "./fixed.ts";
import { instanceSubject, instanceType } from "./instances.ts";
import { networkInterfaceSubject, networkInterfaceType } from "./network-interfaces.ts";
import { routeTablePlans, routeTableType, subnetPlans, subnetType, vpcPlans, vpcType } from "./networks.ts";
import { securityGroupPlans, securityGroupType } from "./security-groups.ts";
import { slotFamily } from "./slot-family.ts";
import type { ConfigFamily, SlotById } from "./subject.ts";
import { volumeSubjects, volumeType } from "./volumes.ts";

/** Everything that Config records, by type. */
export const familiesOf = (setting: Setting, slotById: SlotById): ConfigFamily[] => {
  const bySlot = { setting, slotById };
  return [
    slotFamily({ ...bySlot, resourceType: instanceType, subjectsOf: instanceSubject, hasOwnCalls: true }),
    slotFamily({
      ...bySlot,
      resourceType: networkInterfaceType,
      subjectsOf: networkInterfaceSubject,
      hasOwnCalls: false,
    }),
    slotFamily({ ...bySlot, resourceType: volumeType, subjectsOf: volumeSubjects, hasOwnCalls: true }),
    fixedFamily(setting, securityGroupType, securityGroupPlans),
    fixedFamily(setting, vpcType, vpcPlans),
    fixedFamily(setting, subnetType, subnetPlans),
    fixedFamily(setting, routeTableType, routeTablePlans),
  ];
};
