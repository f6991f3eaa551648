import type { ScopeLayout } from "../layout.ts";
import { hex, keyOf, mix, pick, uuid } from "../random.ts";
import type { WorldCause, WorldResourceName } from "./types.ts";

/** Who calls AWS in this world. */
interface Actor {
  userType: WorldCause["userType"];
  userName: string;
  /** Of a session: its role. */
  role?: string;
  sourceIp: string;
  userAgent: string;
}

const console =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0";
const people = ["mika.tanaka", "jonas.weber", "amira.haddad", "tom.reilly", "yuki.sato"] as const;
const administrator = "aws-reserved/sso.amazonaws.com/AWSReservedSSO_AdministratorAccess_3f1c9d2b7a5e4c60";

/** Someone of the platform team at the console, signed in through IAM Identity Center. */
export const person = (key: number): Actor => ({
  userType: "AssumedRole",
  userName: `${pick(people, key, 1)}@example.com`,
  role: administrator,
  sourceIp: `203.0.113.${1 + (mix(key, 2) % 250)}`,
  userAgent: console,
});

/** An IAM user of old with an access key of its own. */
export const legacyUser = (key: number): Actor => ({
  userType: "IAMUser",
  userName: "ops-legacy",
  sourceIp: `203.0.113.${1 + (mix(key, 2) % 250)}`,
  userAgent: "aws-cli/2.9.19 Python/3.11.2 Linux/6.1.0 exe/x86_64.debian.12 prompt/off command/ec2.run",
});

/** The deployment pipeline of a service. */
export const pipelineOf = (service: string, run: number): Actor => ({
  userType: "AssumedRole",
  userName: `github-actions-${service}-${4000 + run}`,
  role: `deploy-${service}`,
  sourceIp: `20.102.${mix(run, 3) % 200}.${1 + (mix(run, 4) % 250)}`,
  userAgent:
    "aws-cli/2.22.7 md/awscrt#0.23.4 ua/2.0 os/linux md/arch#x86_64 lang/python#3.12.6 exec-env/GitHub_Actions",
});

export const terraform: Actor = {
  userType: "AssumedRole",
  userName: "terraform-cloud",
  role: "terraform",
  sourceIp: "75.2.98.97",
  userAgent:
    "APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io) terraform-provider-aws/5.80.0",
};

/** An AWS service that acts with its service-linked role. */
export const awsService = (name: string, role: string): Actor => ({
  userType: "AssumedRole",
  userName: role.replace("AWSServiceRoleFor", ""),
  role: `aws-service-role/${name}.amazonaws.com/${role}`,
  sourceIp: `${name}.amazonaws.com`,
  userAgent: `${name}.amazonaws.com`,
});

export const autoScaling = awsService("autoscaling", "AWSServiceRoleForAutoScaling");

/** The security team's automation, which closes what should not be open. */
export const securityAutomation: Actor = {
  userType: "AssumedRole",
  userName: "close-public-ingress",
  role: "security-remediation",
  sourceIp: "52.94.133.14",
  userAgent: "Boto3/1.35.76 md/Botocore#1.35.76 ua/2.0 os/linux exec-env/AWS_Lambda_python3.13",
};

interface CallDraft {
  eventName: string;
  /** The service's name in `…amazonaws.com`. */
  service: string;
  actor: Actor;
  requestParameters: Readonly<Record<string, unknown>>;
  resources: readonly WorldResourceName[];
}

/** The call that an actor made at a time; `key` tells calls of one moment apart. */
export const callOf = (scope: ScopeLayout, key: number, at: number, draft: CallDraft): WorldCause => {
  const { actor, service, ...rest } = draft;
  // Resources of one name in several places have one key: a function in three Regions.
  const drawn = mix(mix(mix(key, scope.key), Math.floor(at / 1000)), keyOf(draft.eventName));
  const accountId = scope.account.id;
  const roleName = actor.role?.split("/").at(-1);
  return {
    ...rest,
    eventSource: `${service}.amazonaws.com`,
    eventId: uuid(drawn, 1),
    requestId: uuid(drawn, 2),
    time: new Date(at - (at % 1000)),
    userType: actor.userType,
    userName: actor.userName,
    userArn:
      roleName === undefined
        ? `arn:aws:iam::${accountId}:user/${actor.userName}`
        : `arn:aws:sts::${accountId}:assumed-role/${roleName}/${actor.userName}`,
    roleArn: actor.role === undefined ? undefined : `arn:aws:iam::${accountId}:role/${actor.role}`,
    accessKeyId: `${roleName === undefined ? "AKIA" : "ASIA"}${hex(drawn, 3, 16).toUpperCase()}`,
    sourceIp: actor.sourceIp,
    userAgent: actor.userAgent,
    readOnly: false,
  };
};
