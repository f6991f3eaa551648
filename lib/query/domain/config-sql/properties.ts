/** Scalar properties of every configuration item; `SELECT *` answers the first ten. */
export const itemProperties: readonly string[] = [
  "accountId",
  "awsRegion",
  "arn",
  "availabilityZone",
  "configurationItemCaptureTime",
  "resourceCreationTime",
  "resourceId",
  "resourceName",
  "resourceType",
  "version",
  "configurationItemStatus",
  "configurationStateId",
  "configurationItemDeliveryTime",
  "recordingFrequency",
  "resourceLastActivity",
];

/** Properties with members. */
const roots: Readonly<Record<string, readonly string[] | null>> = {
  configuration: null,
  supplementaryConfiguration: null,
  tags: ["key", "value", "tag"],
  relationships: ["resourceId", "resourceName", "resourceType", "relationshipName"],
};

/** Members of `tags` and `relationships`, whole. */
export const listProperties: readonly string[] = Object.entries(roots).flatMap(([root, members]) =>
  (members ?? []).map((member) => `${root}.${member}`),
);

/** Whether a configuration item is known to have the property. Names are told apart by case, as AWS does. */
export function isKnownProperty(name: string): boolean {
  const [root = "", member] = name.split(".");
  if (member === undefined) return itemProperties.includes(root) || Object.hasOwn(roots, root);
  const members = Object.hasOwn(roots, root) ? roots[root] : undefined;
  return members === null || members?.includes(member) === true;
}
