import {
  desiredInstanceType,
  encryptedVolumes,
  instanceNames,
  lambdaSettings,
  managedBySystemsManager,
  managedByTag,
  managedInstanceCompliance,
  publicRead,
  rdsEncrypted,
  requiredTags,
  restrictedSsh,
  roleManagedPolicies,
  rootMfa,
  stoppedInstance,
  volumeInUse,
} from "./judges.ts";
import type { RulePlan } from "./types.ts";

type Draft = Pick<RulePlan, "name" | "description" | "resourceTypes" | "judge"> & Partial<RulePlan>;

const managed = (identifier: string, draft: Draft): RulePlan => ({
  source: { owner: "AWS", identifier },
  parameters: {},
  everyHours: undefined,
  ...draft,
});

const instance = "AWS::EC2::Instance";
const volume = "AWS::EC2::Volume";

const tagParameters = { tag1Key: "Env", tag2Key: "Team" };
const stoppedParameters = { AllowedDays: "30" };
const lambdaParameters = {
  runtime: "nodejs22.x,nodejs24.x,python3.12,python3.13,java21,provided.al2023",
  timeout: "300",
};
const roleParameters = { managedPolicyArns: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" };
const typeParameters = {
  instanceType:
    "t3.medium,t3.large,t4g.medium,t4g.large,m6i.large,m6i.xlarge,m6i.2xlarge,m7g.large,m7g.xlarge,m7g.2xlarge,c6i.xlarge,c6i.2xlarge,c7g.xlarge,c7g.2xlarge,r6i.xlarge,r6i.2xlarge,r7g.xlarge,r7g.2xlarge",
};

const ownerMessage = "Security groups have to say what manages them in the tag ManagedBy.";
const ownerPolicy = `rule security_group_managed when resourceType == "AWS::EC2::SecurityGroup" {
  tags.ManagedBy exists
    <<${ownerMessage}>>
}
`;

/** What the platform team set up in every account-Region by itself. */
export const ownRules: readonly RulePlan[] = [
  managed("INCOMING_SSH_DISABLED", {
    name: "restricted-ssh",
    description: "Checks that no security group lets the whole world reach port 22.",
    resourceTypes: ["AWS::EC2::SecurityGroup"],
    judge: restrictedSsh,
    remediation: {
      document: "AWS-DisablePublicAccessForSecurityGroup",
      automatic: true,
      resourceType: "AWS::EC2::SecurityGroup",
      resourceParameter: "GroupId",
      parameters: {},
      maximumAutomaticAttempts: 5,
      retryAttemptSeconds: 60,
    },
  }),
  managed("REQUIRED_TAGS", {
    name: "required-tags",
    description: "Checks that resources carry the tags Env and Team.",
    resourceTypes: [instance, volume, "AWS::S3::Bucket", "AWS::RDS::DBInstance"],
    parameters: tagParameters,
    judge: requiredTags(tagParameters),
  }),
  managed("DESIRED_INSTANCE_TYPE", {
    name: "desired-instance-type",
    description: "Checks that instances are of a type that savings plans cover.",
    resourceTypes: [instance],
    parameters: typeParameters,
    judge: desiredInstanceType(typeParameters),
  }),
  managed("EC2_STOPPED_INSTANCE", {
    name: "ec2-stopped-instance",
    description: "Checks that no instance has been stopped for more than 30 days.",
    resourceTypes: [instance],
    parameters: stoppedParameters,
    everyHours: 24,
    judge: stoppedInstance(stoppedParameters),
  }),
  managed("IAM_ROLE_MANAGED_POLICY_CHECK", {
    name: "iam-role-managed-policy-check",
    description: "Checks that roles of instances have the policy that Systems Manager needs.",
    resourceTypes: ["AWS::IAM::Role"],
    parameters: roleParameters,
    homeOnly: true,
    judge: roleManagedPolicies(roleParameters),
  }),
  managed("ROOT_ACCOUNT_MFA_ENABLED", {
    name: "root-account-mfa-enabled",
    description: "Checks that the root user signs in with a second factor.",
    resourceTypes: ["AWS::::Account"],
    everyHours: 24,
    homeOnly: true,
    judge: rootMfa,
  }),
  {
    name: "instance-name-convention",
    description: "Instances have the name of their service in their own name.",
    source: { owner: "CUSTOM_LAMBDA", functionName: "config-rule-instance-names" },
    resourceTypes: [instance],
    parameters: { pattern: "<environment>-<service>-<number>" },
    everyHours: undefined,
    judge: instanceNames,
  },
  {
    name: "security-group-managed",
    description: "A policy in Guard: security groups are made by code, and say by which.",
    source: { owner: "CUSTOM_POLICY", policyText: ownerPolicy },
    resourceTypes: ["AWS::EC2::SecurityGroup"],
    parameters: {},
    everyHours: undefined,
    judge: managedByTag(ownerMessage),
  },
  {
    name: "instance-backup-coverage",
    description: "Instances of databases are in a backup plan.",
    source: { owner: "CUSTOM_LAMBDA", functionName: "config-rule-backup-coverage" },
    resourceTypes: [instance],
    parameters: {},
    everyHours: 12,
    homeOnly: true,
    error: {
      code: "AccessDenied",
      message:
        "The AWS Lambda function cannot be invoked. Check the specified AWS Lambda function's permissions.",
    },
    judge: () => ({ compliance: "NOT_APPLICABLE" }),
  },
];

export interface PackPlan {
  name: string;
  parameters: Readonly<Record<string, string>>;
  rules: readonly RulePlan[];
}

/** The organisation's conformance packs, which every account gets. */
export const packPlans: readonly PackPlan[] = [
  {
    name: "Operational-Best-Practices-for-EC2",
    parameters: {},
    rules: [
      managed("EC2_INSTANCE_MANAGED_BY_SSM", {
        name: "ec2-instance-managed-by-systems-manager",
        description: "Checks that running instances are managed by Systems Manager.",
        resourceTypes: [instance],
        alsoTriggeredBy: "AWS::SSM::ManagedInstanceInventory",
        judge: managedBySystemsManager,
      }),
      managed("EC2_MANAGEDINSTANCE_PATCH_COMPLIANCE_STATUS_CHECK", {
        name: "ec2-managedinstance-patch-compliance-status-check",
        description: "Checks that the patch compliance of managed nodes is COMPLIANT.",
        resourceTypes: ["AWS::SSM::PatchCompliance"],
        judge: managedInstanceCompliance("Patch compliance"),
      }),
      managed("EC2_MANAGEDINSTANCE_ASSOCIATION_COMPLIANCE_STATUS_CHECK", {
        name: "ec2-managedinstance-association-compliance-status-check",
        description: "Checks that the associations of managed nodes are COMPLIANT.",
        resourceTypes: ["AWS::SSM::AssociationCompliance"],
        judge: managedInstanceCompliance("Association compliance"),
      }),
      managed("ENCRYPTED_VOLUMES", {
        name: "encrypted-volumes",
        description: "Checks that attached EBS volumes are encrypted.",
        resourceTypes: [volume],
        judge: encryptedVolumes,
      }),
      managed("EC2_VOLUME_INUSE_CHECK", {
        name: "ec2-volume-inuse-check",
        description: "Checks that EBS volumes are attached, and deleted with their instance.",
        resourceTypes: [volume],
        parameters: { deleteOnTermination: "true" },
        judge: volumeInUse,
      }),
    ],
  },
  {
    name: "Operational-Best-Practices-for-Data",
    parameters: { LambdaFunctionSettingsCheckParamTimeout: "300" },
    rules: [
      managed("S3_BUCKET_PUBLIC_READ_PROHIBITED", {
        name: "s3-bucket-public-read-prohibited",
        description: "Checks that no bucket lets everyone read it.",
        resourceTypes: ["AWS::S3::Bucket"],
        judge: publicRead,
        remediation: {
          document: "AWS-DisableS3BucketPublicReadWrite",
          automatic: false,
          resourceType: "AWS::S3::Bucket",
          resourceParameter: "S3BucketName",
          parameters: {},
          maximumAutomaticAttempts: undefined,
          retryAttemptSeconds: undefined,
        },
      }),
      managed("RDS_STORAGE_ENCRYPTED", {
        name: "rds-storage-encrypted",
        description: "Checks that the storage of DB instances is encrypted.",
        resourceTypes: ["AWS::RDS::DBInstance"],
        judge: rdsEncrypted,
      }),
      managed("LAMBDA_FUNCTION_SETTINGS_CHECK", {
        name: "lambda-function-settings-check",
        description: "Checks the runtimes and timeouts of Lambda functions.",
        resourceTypes: ["AWS::Lambda::Function"],
        parameters: lambdaParameters,
        judge: lambdaSettings(lambdaParameters),
      }),
    ],
  },
];
