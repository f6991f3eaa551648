import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";

/**
 * Why an EC2 instance is not a managed node, in the order in which somebody should look. `unknown` says that no known
 * reason fits.
 */
export const unmanagedReason = z.enum([
  "agent_lost",
  "no_instance_profile",
  "never_registered",
  "unknown",
  "region_not_synced",
  "starting",
  "stopped",
  "terminated",
]);
export type UnmanagedReason = z.infer<typeof unmanagedReason>;

export const unmanagedInstance = z.object({
  key: z.string(),
  accountId: z.string(),
  accountName: z.string().nullable(),
  region: z.string(),
  instanceId: z.string(),
  name: z.string().nullable(),
  reason: unmanagedReason,
  /** The facts the reason rests on, each with the operation and time it comes from. */
  evidence: z.array(
    z.object({
      fact: z.string(),
      value: z.string().nullable(),
      operation: z.string(),
      observedAt: z.string().nullable(),
    }),
  ),
  state: z.string(),
  instanceType: z.string().nullable(),
  platformDetails: z.string().nullable(),
  instanceProfileArn: z.string().nullable(),
  vpcId: z.string().nullable(),
  privateIp: z.string().nullable(),
  launchedAt: z.string().nullable(),
  tags: z.record(z.string(), z.string()),
});
export type UnmanagedInstance = z.infer<typeof unmanagedInstance>;

/** `GET /api/fleet/unmanaged` */
export const unmanagedInput = scopeQuery.extend({
  reason: unmanagedReason.optional(),
  search: z.string().max(200).default(""),
  sort: z.string().max(100).default("reason,name"),
  limit: z.coerce.number().int().min(1).max(100).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
export type UnmanagedInput = z.infer<typeof unmanagedInput>;
export const unmanagedOutput = z.object({
  rows: z.array(unmanagedInstance),
  total: z.number().int(),
  reasons: z.array(z.object({ reason: unmanagedReason, count: z.number().int() })),
  freshness,
});
export type UnmanagedOutput = z.infer<typeof unmanagedOutput>;

/** `GET /api/fleet/agents`: agent versions against the latest, newest first. */
export const agentsOutput = z.object({
  versions: z.array(
    z.object({
      platformType: z.string().nullable(),
      version: z.string().nullable(),
      count: z.number().int(),
      /** SSM's IsLatestVersion over these nodes: null when it differs or is not given. */
      isLatest: z.boolean().nullable(),
    }),
  ),
  freshness,
});
export type AgentsOutput = z.infer<typeof agentsOutput>;

/** `GET /api/fleet/activations`: hybrid activations. */
export const activationsOutput = z.object({
  rows: z.array(
    z.object({
      accountId: z.string(),
      accountName: z.string().nullable(),
      region: z.string(),
      activationId: z.string(),
      description: z.string().nullable(),
      iamRole: z.string().nullable(),
      registrationLimit: z.number().int().nullable(),
      registrationsCount: z.number().int().nullable(),
      registrationsLeft: z.number().int().nullable(),
      expiresAt: z.string().nullable(),
      expired: z.boolean().nullable(),
      createdAt: z.string().nullable(),
    }),
  ),
  freshness,
});
export type ActivationsOutput = z.infer<typeof activationsOutput>;
