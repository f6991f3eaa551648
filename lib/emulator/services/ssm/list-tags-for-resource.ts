import {
  InvalidResourceId,
  InvalidResourceType,
  type ListTagsForResourceRequest,
  type ListTagsForResourceResult,
} from "@aws-sdk/client-ssm";
import type { EmulatorRequest, Handler } from "../../wire/handler.ts";
import type { Tags } from "../../world/types.ts";
import { tagListOf } from "./tag-list.ts";

/** Tags of the resource types that this world has; hybrid nodes only, because instances are tagged through EC2. */
const tagsOf = (
  type: string | undefined,
  id: string,
  { world, accountId, region, now }: EmulatorRequest,
): Tags | undefined => {
  if (type === "ManagedInstance")
    return id.startsWith("mi-") ? world.tags(accountId, region, id, now) : undefined;
  if (type === "Association") {
    return world.associations(accountId, region, now).some(({ associationId }) => associationId === id)
      ? {}
      : undefined;
  }
  throw new InvalidResourceType({
    $metadata: {},
    message: `Resources of type ${type ?? ""} are not part of this world.`,
  });
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource: Handler<ListTagsForResourceRequest, ListTagsForResourceResult> = (
  input,
  request,
) => {
  const id = input.ResourceId ?? "";
  const tags = tagsOf(input.ResourceType, id, request);
  if (tags === undefined) {
    throw new InvalidResourceId({ $metadata: {}, message: `The resource ${id} does not exist.` });
  }
  return { TagList: tagListOf(tags) };
};
