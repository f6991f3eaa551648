import type { Dataset } from "#lib/core/server/sync/dataset.ts";
import { configRulesDataset } from "./config-rules.ts";
import { conformancePacksDataset } from "./conformance-packs.ts";
import { ruleComplianceDataset } from "./rule-compliance.ts";

/** The datasets of rules and conformance packs, most wanted first. */
export const ruleDatasets: readonly Dataset[] = [
  configRulesDataset,
  ruleComplianceDataset,
  conformancePacksDataset,
];
