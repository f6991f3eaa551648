import type { Setting } from "../instance.ts";
import { bucketPlans, bucketType, passingBuckets } from "./buckets.ts";
import { databasePlans, databaseType } from "./databases.ts";
import { fixedFamily } from "./fixed.ts";
import { functionPlans, functionType, passingFunctions } from "./functions.ts";
import { policyType, roleType } from "./iam-names.ts";
import { rolePlans } from "./identities.ts";
import { instanceSubject, instanceType } from "./instances.ts";
import { inventorySubject, inventoryType } from "./managed-inventory.ts";
import { networkInterfaceSubject, networkInterfaceType } from "./network-interfaces.ts";
import { routeTablePlans, routeTableType, subnetPlans, subnetType, vpcPlans, vpcType } from "./networks.ts";
import {
  associationComplianceSubject,
  associationComplianceType,
  patchComplianceSubject,
  patchComplianceType,
} from "./node-compliance.ts";
import { policyPlans } from "./policies.ts";
import { securityGroupPlans, securityGroupType } from "./security-groups.ts";
import { slotFamily } from "./slot-family.ts";
import type { ConfigFamily, SlotById } from "./subject.ts";
import { volumeSubjects, volumeType } from "./volumes.ts";
import {
  autoScalingGroupPlans,
  autoScalingGroupType,
  loadBalancerPlans,
  loadBalancerType,
} from "./web-tier.ts";

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
    slotFamily({ ...bySlot, resourceType: inventoryType, subjectsOf: inventorySubject, hasOwnCalls: false }),
    slotFamily({
      ...bySlot,
      resourceType: patchComplianceType,
      subjectsOf: patchComplianceSubject,
      hasOwnCalls: false,
    }),
    slotFamily({
      ...bySlot,
      resourceType: associationComplianceType,
      subjectsOf: associationComplianceSubject,
      hasOwnCalls: false,
    }),
    fixedFamily(setting, securityGroupType, securityGroupPlans),
    fixedFamily(setting, vpcType, vpcPlans),
    fixedFamily(setting, subnetType, subnetPlans),
    fixedFamily(setting, routeTableType, routeTablePlans),
    fixedFamily(setting, functionType, functionPlans, { passing: passingFunctions }),
    fixedFamily(setting, bucketType, bucketPlans, { passing: passingBuckets }),
    fixedFamily(setting, databaseType, databasePlans),
    fixedFamily(setting, autoScalingGroupType, autoScalingGroupPlans),
    fixedFamily(setting, loadBalancerType, loadBalancerPlans),
    fixedFamily(setting, roleType, rolePlans, { global: true }),
    fixedFamily(setting, policyType, policyPlans, { global: true }),
  ];
};
