"use client";

import { useTranslations } from "next-intl";

const examples = {
  types: "SELECT resourceType, COUNT(*)\nGROUP BY resourceType\nORDER BY COUNT(*) DESC",
  openSsh: `SELECT resourceId, resourceName, configuration.ipPermissions
WHERE resourceType = 'AWS::EC2::SecurityGroup'
  AND configuration.ipPermissions.ipRanges = '0.0.0.0'
  AND configuration.ipPermissions.toPort = 22`,
  profile: `SELECT resourceId, configuration.instanceType, configuration.iamInstanceProfile.arn, tags
WHERE resourceType = 'AWS::EC2::Instance'
  AND configuration.state.name = 'running'`,
  volumes: `SELECT resourceId, configuration.volumeType, configuration.size, configuration.encrypted
WHERE resourceType = 'AWS::EC2::Volume'
  AND configuration.state.value = 'available'`,
  compliance: `SELECT configuration.complianceType, COUNT(*)
WHERE resourceType = 'AWS::Config::ResourceCompliance'
GROUP BY configuration.complianceType`,
} as const;

/** Queries to begin with. */
export function ConfigExamples({ onChoose }: { onChoose: (text: string) => void }) {
  const t = useTranslations("query.config");
  return (
    <section className="overflow-y-auto px-4 py-3">
      <p className="max-w-3xl text-muted">{t("intro")}</p>
      <h2 className="mt-3 mb-1 font-semibold">{t("examplesTitle")}</h2>
      <ul className="flex flex-col items-start">
        {(Object.keys(examples) as (keyof typeof examples)[]).map((key) => (
          <li key={key}>
            <button
              type="button"
              className="rounded-sm px-1 py-0.5 text-accent hover:underline"
              onClick={() => onChoose(examples[key])}
            >
              {t(`examples.${key}`)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
