"use client";

import { useTranslations } from "next-intl";

const examples = {
  lost: `select account_name, region, count(*) as nodes, min(last_ping_at) as oldest_ping
from nodes
where ping_status = 'ConnectionLost'
group by 1, 2
order by nodes desc`,
  patches: `select p.kb_id, p.title, p.severity_rank, sum(c.missing) as nodes
from patch_counts c
join patches p using (patch_id)
where c.missing > 0
group by 1, 2, 3
order by nodes desc
limit 50`,
  flapping: `select region, node_id, count(*) as changes, max(valid_from) as newest
from node_history
where valid_from > now() - interval '7 days'
group by 1, 2
having count(*) > 3
order by changes desc`,
  events: `select date_trunc('hour', at) as hour, kind, count(*) as events
from events
where at > now() - interval '1 day'
group by 1, 2
order by 1 desc, 3 desc`,
  coverage: `select dataset, account_id, region, error_code, failing_since, error_iam_action
from coverage
where error_code is not null
order by failing_since`,
} as const;

/** Queries to begin with. */
export function Examples({ onChoose }: { onChoose: (text: string) => void }) {
  const t = useTranslations("query.readModel");
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
