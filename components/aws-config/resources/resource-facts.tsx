"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Status } from "#components/ui/status.tsx";
import type { ResourceOutput } from "#lib/aws-config/contract/detail.ts";
import type { ConfigResource } from "#lib/aws-config/contract/resource.ts";
import { ruleText } from "#lib/aws-config/domain/resource-cells.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { relatedHref } from "../resource/related-href.ts";
import { useResourceWords } from "./use-resource-words.ts";

const list = "grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3 gap-y-1";

/** What the newest configuration item says of a resource. */
export function ResourceFacts({ data }: { data: ResourceOutput }) {
  const { resource, reach } = data;
  const t = useTranslations("awsConfig.resources.panel");
  const words = useResourceWords();
  const common = useTranslations("common");
  const unknown = <span className="text-unknown">{common("unknown")}</span>;
  const time = (at: string | null) => <Timestamp at={at} className="inline-flex flex-wrap gap-x-1" />;
  const tone = words.statusTone(resource);
  const facts: Record<string, ReactNode> = {
    status: tone ? <Status tone={tone}>{words.status(resource)}</Status> : words.status(resource),
    account: <bdi>{words.value("account", resource.accountId)}</bdi>,
    region: resource.region,
    ...(resource.availabilityZone !== null && { zone: resource.availabilityZone }),
    arn:
      resource.arn === null ? (
        unknown
      ) : (
        <span className="break-all font-mono text-sm">
          {resource.arn} <CopyButton text={resource.arn} label={t("copy", { text: "ARN" })} />
        </span>
      ),
    created: time(resource.createdAt),
    relationships: <Relationships data={data} />,
  };
  return (
    <>
      <section>
        <h3 className="mb-1 font-medium text-faint text-sm">{t("facts")}</h3>
        <dl className={list}>
          {Object.entries(facts).map(([key, value]) => (
            <div key={key} className="contents">
              <dt className="text-muted">{words.field(key)}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
          <dt className="text-muted">{t("history")}</dt>
          <dd className="min-w-0 break-words">
            {reach.finished && reach.gap === null
              ? t("historyWhole")
              : reach.completeFrom === null
                ? unknown
                : t.rich("historyFrom", { time: () => time(reach.completeFrom) })}
          </dd>
        </dl>
      </section>
      {resource.ingress !== null && <Ingress rules={resource.ingress} />}
      <Tags tags={resource.tags} />
    </>
  );
}

/** How many in both directions, and the lists of those of each type. */
function Relationships({ data }: { data: ResourceOutput }) {
  const format = useFormatter();
  const { scopeSearch } = useScope();
  const { resourceId } = data.resource;
  const types = [...new Set(data.relationships.map(({ resourceType }) => resourceType))].sort();
  return (
    <span className="flex flex-col">
      <span>{format.number(data.relationshipTotal)}</span>
      {types.map((type) => (
        <Link
          key={type}
          href={relatedHref(scopeSearch, { resourceId, type })}
          className="break-all text-accent hover:underline"
        >
          {type}
        </Link>
      ))}
    </span>
  );
}

function Ingress({ rules }: { rules: NonNullable<ConfigResource["ingress"]> }) {
  const t = useTranslations("awsConfig.resources.panel");
  return (
    <section>
      <h3 className="mb-1 font-medium text-faint text-sm">{t("ingress")}</h3>
      {rules.length === 0 && <p className="text-muted">{t("noIngress")}</p>}
      <ul className="flex flex-col gap-0.5">
        {rules.map((rule) => (
          <li key={ruleText(rule)} className="break-all font-mono text-sm">
            {ruleText(rule)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tags({ tags }: { tags: Readonly<Record<string, string>> }) {
  const t = useTranslations("awsConfig.resources.panel");
  const entries = Object.entries(tags);
  return (
    <section>
      <h3 className="mb-1 font-medium text-faint text-sm">{t("tags")}</h3>
      {entries.length === 0 && <p className="text-muted">{t("noTags")}</p>}
      <dl className={list}>
        {entries.map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="break-words text-muted">
              <bdi>{key}</bdi>
            </dt>
            <dd className="min-w-0 break-words">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
