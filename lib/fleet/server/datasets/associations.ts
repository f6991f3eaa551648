import { paginateListAssociations } from "@aws-sdk/client-ssm";
import { place, without } from "#lib/core/server/datasets/values.ts";
import type { Dataset } from "#lib/core/server/sync/dataset.ts";

/** State Manager associations. */
export const associationsDataset: Dataset = {
  name: "associations",
  scope: "accountRegion",
  cadenceSeconds: 600,
  interestCadenceSeconds: 120,
  operations: ["ssm:ListAssociations"],
  table: "associations",
  key: ["association_id"],
  uncompared: ["overview", "raw"],
  async *collect(ctx) {
    for await (const page of paginateListAssociations({ client: ctx.aws.ssm, pageSize: 50 }, {})) {
      yield (page.Associations ?? []).map((association) => ({
        ...place(ctx.scope),
        association_id: association.AssociationId,
        association_name: association.AssociationName ?? null,
        document_name: association.Name ?? null,
        document_version: association.DocumentVersion ?? null,
        association_version: association.AssociationVersion ?? null,
        targets: association.Targets ?? [],
        schedule: association.ScheduleExpression ?? null,
        overview: association.Overview ?? null,
        raw: without(association, []),
      }));
    }
  },
};
