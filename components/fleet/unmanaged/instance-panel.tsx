"use client";

import { useTranslations } from "next-intl";
import { ConsoleLink } from "#components/shared/console-link.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import { Status } from "#components/ui/status.tsx";
import type { UnmanagedInstance } from "#lib/fleet/contract/unmanaged.ts";
import { ec2InstanceLink } from "#lib/fleet/domain/console-links.ts";
import { reasonTones } from "./use-instance-columns.tsx";

/** Why this instance is not managed: the reason, what to do, and the facts it rests on. */
export function InstancePanel({ instance, onClose }: { instance: UnmanagedInstance; onClose: () => void }) {
  const t = useTranslations("fleet.unmanaged");
  const link = ec2InstanceLink({ region: instance.region, nodeId: instance.instanceId });
  return (
    <SidePanel
      title={<bdi>{instance.name ?? instance.instanceId}</bdi>}
      subtitle={instance.instanceId}
      onClose={onClose}
    >
      <div className="flex flex-col gap-3">
        <section>
          <Status tone={reasonTones[instance.reason]}>{t(`reasons.${instance.reason}`)}</Status>
          <p className="pt-1 text-muted">{t(`advice.${instance.reason}`)}</p>
        </section>
        <div className="flex flex-wrap gap-2">
          <CopyButton look="text" text={instance.instanceId} label={t("copyId")} />
          <ConsoleLink href={link} label={t("ec2")} />
        </div>
        <section>
          <h3 className="pb-1 font-semibold">{t("evidence")}</h3>
          <dl className="flex flex-col gap-2">
            {instance.evidence.map((item) => (
              <div key={`${item.fact} ${item.operation}`}>
                <dt className="text-muted">{item.fact}</dt>
                <dd className="break-words">
                  {item.value ?? <i className="text-faint">{t("noValue")}</i>}
                  <span className="block text-faint text-sm">
                    {item.operation}
                    {item.observedAt && (
                      <>
                        {" · "}
                        <Timestamp at={item.observedAt} />
                      </>
                    )}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3 className="pb-1 font-semibold">{t("tags")}</h3>
          {Object.keys(instance.tags).length === 0 && <p className="text-muted">{t("noTags")}</p>}
          <dl className="grid grid-cols-[auto_1fr] gap-x-3">
            {Object.entries(instance.tags).map(([key, value]) => (
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
      </div>
    </SidePanel>
  );
}
