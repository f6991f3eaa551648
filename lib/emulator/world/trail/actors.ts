import type { AccountKind } from "../catalog/services.ts";
import type { ScopeLayout } from "../layout.ts";
import { mix, pick } from "../random.ts";
import type { TrailActor } from "./types.ts";

/** How somebody reaches AWS. */
export type TrailTool = "console" | "cli" | "terraform" | "boto3";

const userAgents: Readonly<Record<TrailTool, string>> = {
  console:
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
  cli: "aws-cli/2.22.7 md/awscrt#0.23.4 ua/2.0 os/linux#6.8.0 md/arch#x86_64 lang/python#3.12.6 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/prompt#off",
  terraform:
    "APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io) terraform-provider-aws/5.78.0 aws-sdk-go-v2/1.32.5 ua/2.1 os/linux lang/go#1.23.3 md/GOOS#linux md/GOARCH#amd64",
  boto3:
    "Boto3/1.35.71 md/Botocore#1.35.71 ua/2.0 os/linux#6.1.112 md/arch#x86_64 lang/python#3.12.7 md/pyimpl#CPython cfg/retry-mode#legacy",
};

interface Person {
  name: string;
  permissionSet: "AdministratorAccess" | "PlatformEngineer" | "Developer" | "SecurityAudit" | "Contractor";
  ip: string;
  tools: readonly TrailTool[];
  kinds: readonly AccountKind[];
}

const everywhere: readonly AccountKind[] = ["management", "prod", "staging", "shared", "data", "sandbox"];
const product: readonly AccountKind[] = ["prod", "staging", "sandbox"];

const person = (
  name: string,
  permissionSet: Person["permissionSet"],
  ip: string,
  tools: readonly TrailTool[],
  kinds: readonly AccountKind[] = everywhere,
): Person => ({ name, permissionSet, ip, tools, kinds });

const people: readonly Person[] = [
  person("mika.tanaka", "AdministratorAccess", "203.0.113.24", ["console", "cli"]),
  person("jonas.weber", "AdministratorAccess", "198.51.100.40", ["cli", "console"]),
  person("amira.haddad", "PlatformEngineer", "203.0.113.31", ["console", "cli"]),
  person("tom.reilly", "Developer", "198.51.100.17", ["console", "boto3"], product),
  person("yuki.sato", "Developer", "203.0.113.58", ["cli", "console"], product),
  person("aiko.nakamura", "Developer", "203.0.113.77", ["console", "boto3"], ["data", "sandbox"]),
  person("emma.fischer", "SecurityAudit", "198.51.100.90", ["console", "cli"]),
];

/** Somebody from outside, who may do less than he tries. */
const contractor = person("j.doe-contractor", "Contractor", "192.0.2.118", ["console", "cli"]);

/** IAM Identity Center names its roles by permission set, each with digits of its own. */
const permissionSetSuffix: Readonly<Record<Person["permissionSet"], string>> = {
  AdministratorAccess: "3f1c9d2b7a5e4c60",
  PlatformEngineer: "8b2d06e4f1937ac5",
  Developer: "c47a90d315be6f28",
  SecurityAudit: "1e95b3c8a04d72f6",
  Contractor: "d6083fa7259c41be",
};

type Reach = Pick<TrailActor, "sourceIp" | "userAgent">;

/** A session of a role; the role's path belongs to its ARN, not to the session's. */
const sessionOf = ({ account }: ScopeLayout, role: string, session: string, reach: Reach): TrailActor => ({
  userType: "AssumedRole",
  userName: session,
  userArn: `arn:aws:sts::${account.id}:assumed-role/${role.split("/").at(-1)}/${session}`,
  roleArn: `arn:aws:iam::${account.id}:role/${role}`,
  ...reach,
});

const personOf = (scope: ScopeLayout, { name, permissionSet, ip }: Person, tool: TrailTool): TrailActor => {
  const role = `aws-reserved/sso.amazonaws.com/AWSReservedSSO_${permissionSet}_${permissionSetSuffix[permissionSet]}`;
  return sessionOf(scope, role, `${name}@example.com`, { sourceIp: ip, userAgent: userAgents[tool] });
};

/** One of those who work in the account, drawn. */
export const somebody = (scope: ScopeLayout, key: number, tool?: TrailTool): TrailActor => {
  const able = people.filter(
    ({ kinds, tools, permissionSet }) =>
      kinds.includes(scope.account.kind) &&
      permissionSet !== "SecurityAudit" &&
      (tool === undefined || tools.includes(tool)),
  );
  const drawn = pick(able, key, 21);
  return personOf(scope, drawn, tool ?? pick(drawn.tools, key, 22));
};

/** One of those who sign in to the account's console, drawn. */
export const consoleUser = (scope: ScopeLayout, key: number): TrailActor => {
  const able = [...people, contractor].filter(
    ({ kinds, tools }) => kinds.includes(scope.account.kind) && tools.includes("console"),
  );
  return personOf(scope, pick(able, key, 25), "console");
};

/** The one who tries what he may not do. */
export const outsider = (scope: ScopeLayout, key: number): TrailActor =>
  personOf(scope, contractor, pick(contractor.tools, key, 23));

/** A role of the account that somebody took by himself. */
export const operatorBy = (scope: ScopeLayout, role: string, key: number): TrailActor => {
  const drawn = pick(people.slice(0, 3), key, 26);
  const reach = { sourceIp: drawn.ip, userAgent: userAgents.cli };
  return sessionOf(scope, role, drawn.name, reach);
};

/** A run of Terraform or of a script in the CI system: each is a session of its own. */
export const pipeline = (scope: ScopeLayout, key: number, tool: TrailTool): TrailActor => {
  const reach = { sourceIp: "75.2.98.97", userAgent: userAgents[tool] };
  return tool === "terraform"
    ? sessionOf(scope, "terraform", "terraform-cloud", reach)
    : sessionOf(scope, "GitLabDeploy", `gitlab-${100_000 + (mix(key, 24) % 900_000)}`, {
        ...reach,
        sourceIp: "198.51.100.200",
      });
};

/** A service that acts by a role: address and user agent are its name. */
export const serviceBy = (scope: ScopeLayout, service: string, role: string, session: string): TrailActor => {
  const name = `${service}.amazonaws.com`;
  return sessionOf(scope, role, session, { sourceIp: name, userAgent: name });
};

/** Config's own reads, by its service-linked role. */
export const configService = (scope: ScopeLayout): TrailActor =>
  serviceBy(
    scope,
    "config",
    "aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
    "AWSConfig-Describe",
  );

/** The agent on a node, by the node's own role. */
export const agentBy = (
  scope: ScopeLayout,
  nodeId: string,
  role: string,
  address: string,
  version: string,
): TrailActor => {
  const userAgent = `aws-sdk-go/1.55.5 (go1.22.9; linux; amd64) amazon-ssm-agent/${version}`;
  return sessionOf(scope, role, nodeId, { sourceIp: address, userAgent });
};

/** A user of the account whose keys nobody changes. */
export const legacyUser = ({ account }: ScopeLayout): TrailActor => ({
  userType: "IAMUser",
  userName: "backup-script",
  userArn: `arn:aws:iam::${account.id}:user/backup-script`,
  roleArn: undefined,
  sourceIp: "192.0.2.44",
  userAgent: userAgents.boto3,
});
