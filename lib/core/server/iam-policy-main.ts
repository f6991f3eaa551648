import { parseArgs } from "node:util";
import { partitionOf } from "./aws-access.ts";
import { awsOperations } from "./aws-operations.ts";
import { env } from "./env.ts";
import { consolePolicy, rolePolicy, roleTemplate } from "./iam-policy.ts";

const usage = `Usage: npm run iam-policy [-- --only NAME]
  readOnly   policy of the role that Yagura assumes in each account
  operator   the same with everything that Yagura may change in write mode
  console    policy of the identity that Yagura itself runs with
  template   CloudFormation template of the role, for a StackSet`;

try {
  const { values } = parseArgs({ options: { only: { type: "string" }, help: { type: "boolean" } } });
  const { YAGURA_ROLE_NAME: roleName, YAGURA_HOME_REGION: home } = env();
  const operations = Object.values(awsOperations);
  const documents: Record<string, unknown> = {
    readOnly: rolePolicy(operations, "read-only"),
    operator: rolePolicy(operations, "operator"),
    console: consolePolicy(operations, roleName, partitionOf(home)),
    template: roleTemplate(operations, roleName),
  };
  if (values.help) {
    console.log(usage);
  } else if (values.only !== undefined && !Object.hasOwn(documents, values.only)) {
    throw new Error(`There is no policy "${values.only}".\n${usage}`);
  } else {
    console.log(JSON.stringify(values.only === undefined ? documents : documents[values.only], null, 2));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
