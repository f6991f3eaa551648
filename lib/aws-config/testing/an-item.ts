import type { DiffItem } from "../domain/diff/types.ts";

/** A configuration item as AWS Config records a security group, with what a test changes of it. */
export function anItem(changes: Partial<DiffItem> = {}): DiffItem {
  return {
    resourceType: "AWS::EC2::SecurityGroup",
    resourceId: "sg-0a1b2c3d4e5f60718",
    resourceName: "web",
    arn: "arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0a1b2c3d4e5f60718",
    accountId: "111122223333",
    region: "eu-west-1",
    availabilityZone: null,
    status: "OK",
    tags: {},
    relationships: [],
    configuration: {},
    supplementaryConfiguration: {},
    ...changes,
  };
}
