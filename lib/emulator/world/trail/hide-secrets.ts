type Members = Readonly<Record<string, unknown>>;

const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";

/** What CloudTrail writes in the place of a value, by the parameter's name. */
const replacements: Readonly<Record<string, string>> = {
  userData: "<sensitiveDataRemoved>",
  masterUserPassword: "****",
  password: hidden,
  oldPassword: hidden,
  newPassword: hidden,
  secretString: hidden,
  environment: hidden,
};

const isMap = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const hideIn = (value: unknown, replaced: Readonly<Record<string, string>>): unknown => {
  if (Array.isArray(value)) return value.map((item: unknown) => hideIn(item, replaced));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, replaced[name] ?? hideIn(member, replaced)]),
  );
};

/** Parameters as CloudTrail shows them: passwords, user data and the like never reach it. */
export const hideSecrets = (eventName: string, parameters: Members | undefined): unknown => {
  if (parameters === undefined) return null;
  // The value of a parameter is a secret in this call, and a tag's value in others.
  const replaced = eventName === "PutParameter" ? { ...replacements, value: hidden } : replacements;
  return hideIn(parameters, replaced);
};
