import { paginateDescribeActivations } from "@aws-sdk/client-ssm";
import { instant, place, tagObject } from "#lib/core/server/datasets/values.ts";
import type { Dataset } from "#lib/core/server/sync/dataset.ts";

/** Hybrid activations: who may still register, and until when. */
export const activationsDataset: Dataset = {
  name: "activations",
  scope: "accountRegion",
  cadenceSeconds: 600,
  interestCadenceSeconds: 120,
  operations: ["ssm:DescribeActivations"],
  table: "activations",
  key: ["activation_id"],
  uncompared: ["raw"],
  async *collect(ctx) {
    for await (const page of paginateDescribeActivations({ client: ctx.aws.ssm, pageSize: 50 }, {})) {
      yield (page.ActivationList ?? []).map((activation) => ({
        ...place(ctx.scope),
        activation_id: activation.ActivationId,
        description: activation.Description ?? null,
        default_instance_name: activation.DefaultInstanceName ?? null,
        iam_role: activation.IamRole ?? null,
        registration_limit: activation.RegistrationLimit ?? null,
        registrations_count: activation.RegistrationsCount ?? null,
        expires_at: instant(activation.ExpirationDate),
        expired: activation.Expired ?? null,
        created_at: instant(activation.CreatedDate),
        tags: tagObject(activation.Tags),
        raw: activation,
      }));
    }
  },
};
