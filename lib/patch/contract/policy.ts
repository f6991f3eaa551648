import { z } from "zod";

/** Key of the policy in `app_settings`. */
export const patchPolicyKey = "patch.policy";

const days = (max: number) => z.int().min(1).max(max);

/** Days within which a missing patch of each severity should be installed, 1 to 3,650. */
export const slaDays = z.object({
  CRITICAL: days(3_650).default(7),
  HIGH: days(3_650).default(14),
  MEDIUM: days(3_650).default(30),
  LOW: days(3_650).default(90),
  UNSPECIFIED: days(3_650).default(90),
});

/** What the organisation asks of its patching; the same for everyone who reads. */
export const patchPolicy = z.object({
  /** A node whose newest scan or install is older than this many days is stale: nothing current is known. 1 to 365. */
  staleAfterDays: days(365).default(7),
  slaDays: slaDays.prefault({}),
  /** What the limits count from: the vendor's release, or the moment the node's baseline approves the patch. */
  clock: z.enum(["release", "approval"]).default("release"),
});
export type PatchPolicy = z.infer<typeof patchPolicy>;

/** `PUT /api/patch/policy`: the whole policy. */
export const updatePatchPolicyInput = patchPolicy.required();

/** `GET /api/patch/policy` */
export const patchPolicyOutput = z.object({
  policy: patchPolicy,
  defaults: patchPolicy,
  /** ISO 8601; null while the defaults hold. */
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
  /** Whether the reader may change it. */
  mayUpdate: z.boolean(),
});
export type PatchPolicyOutput = z.infer<typeof patchPolicyOutput>;
