import {
  type GetResourcesInput,
  type GetResourcesOutput,
  InvalidParameterException,
} from "@aws-sdk/client-resource-groups-tagging-api";
import type { EmulatorRequest, Handler } from "../../wire/handler.ts";
import type { WorldTaggedResource } from "../../world/types.ts";

type Test = (resource: WorldTaggedResource) => boolean;

const resourceType = /^[a-z0-9-]+(:[\w.-]+(\/[\w.-]+)*)?$/i;

function refuse(message: string): never {
  throw new InvalidParameterException({ $metadata: {}, message });
}

/** Every key has to be there; of its values, if any are given, one. */
function tagTest(filters: GetResourcesInput["TagFilters"]): Test {
  const wanted = (filters ?? []).map(({ Key: key, Values: values }) => {
    if (key === undefined || key === "") refuse("A tag filter has to have a key.");
    return { key, values: new Set(values) };
  });
  return ({ tags }) =>
    wanted.every(({ key, values }) => {
      const value = Object.hasOwn(tags, key) ? tags[key] : undefined;
      return value !== undefined && (values.size === 0 || values.has(value));
    });
}

/** `ec2` matches all of EC2, `ec2:instance` only instances. */
function typeTest(filters: GetResourcesInput["ResourceTypeFilters"]): Test {
  const wrong = filters?.find((name) => !resourceType.test(name));
  if (wrong !== undefined) refuse(`Resource type filter '${wrong}' is not valid.`);
  if (filters === undefined || filters.length === 0) return () => true;
  const wanted = new Set(filters);
  return ({ resourceType: type }) => wanted.has(type) || wanted.has(type.split(":")[0] ?? "");
}

function byArn(
  input: GetResourcesInput,
  arns: readonly string[],
  request: EmulatorRequest,
): WorldTaggedResource[] {
  const others = [
    input.TagFilters,
    input.ResourceTypeFilters,
    input.ResourcesPerPage,
    input.TagsPerPage,
    input.PaginationToken === "" ? undefined : input.PaginationToken,
  ];
  if (others.some((other) => other !== undefined && !(Array.isArray(other) && other.length === 0)))
    refuse("ResourceARNList cannot be used together with filters or paging parameters.");
  const wrong = arns.find((arn) => !/^arn:[\w-]+:[\w-]+:[\w-]*:\d{0,12}:.+$/.test(arn));
  if (wrong !== undefined) refuse(`${wrong} is not a valid ARN.`);
  const wanted = new Set(arns);
  const found = request.world.taggedResources(request.accountId, request.region, request.now);
  return found.filter(({ arn }) => wanted.has(arn)).scan(0, wanted.size).items;
}

/** How many of the resources a page of at most `limit` tags holds, at least one. */
function fitting(resources: readonly WorldTaggedResource[], limit: number): number {
  let tags = 0;
  const cut = resources.findIndex((resource) => {
    tags += Object.keys(resource.tags).length;
    return tags > limit;
  });
  return cut < 0 ? resources.length : Math.max(1, cut);
}

/** https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html */
export const getResources: Handler<GetResourcesInput, GetResourcesOutput> = (input, request) => {
  const compliance = input.IncludeComplianceDetails === true;
  if (input.ExcludeCompliantResources === true && !compliance)
    refuse("ExcludeCompliantResources can be used only together with IncludeComplianceDetails.");
  const answer = (resources: readonly WorldTaggedResource[], token: string): GetResourcesOutput => ({
    PaginationToken: token,
    ResourceTagMappingList: resources.map(({ arn, tags }) => ({
      ResourceARN: arn,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      ComplianceDetails: compliance ? { ComplianceStatus: true } : undefined,
    })),
  });
  if (input.ResourceARNList !== undefined && input.ResourceARNList.length > 0)
    return answer(byArn(input, input.ResourceARNList, request), "");

  const { ResourcesPerPage: resourcesPerPage = 50, TagsPerPage: tagsPerPage } = input;
  if (resourcesPerPage < 1 || resourcesPerPage > 100) refuse("ResourcesPerPage has to be from 1 to 100.");
  if (tagsPerPage !== undefined && (tagsPerPage < 100 || tagsPerPage > 500 || tagsPerPage % 100 !== 0))
    refuse("TagsPerPage has to be 100, 200, 300, 400 or 500.");
  const ofType = typeTest(input.ResourceTypeFilters);
  const tagged = tagTest(input.TagFilters);
  const keep: Test = (resource) => ofType(resource) && tagged(resource);
  // Without an organisation's tag policy every resource complies.
  const none = input.ExcludeCompliantResources === true;
  const found = request.world
    .taggedResources(request.accountId, request.region, request.now)
    .filter((resource) => !none && keep(resource));
  const options = {
    token: input.PaginationToken,
    limit: resourcesPerPage,
    query: [input.TagFilters ?? [], input.ResourceTypeFilters ?? [], none],
  };
  let page = request.page(found, options);
  const fits = fitting(page.items, tagsPerPage ?? Number.POSITIVE_INFINITY);
  if (fits < page.items.length) page = request.page(found, { ...options, limit: fits });
  return answer(page.items, page.nextToken ?? "");
};
