"use client";

import { useTranslations } from "next-intl";
import type { ScopeOutput } from "#lib/core/contract/sync-status.ts";

/** The inside of the target badge. */
export function TargetDetails({ target }: { target: ScopeOutput["target"] }) {
  const t = useTranslations("target");
  return (
    <dl className="flex flex-col gap-2 px-3 pb-3">
      <div>
        <dt className="font-medium">{target.kind === "emulator" ? t("emulator") : t(target.kind)}</dt>
        <dd className="break-words text-muted">
          {target.kind === "endpoint"
            ? t("endpointHelp", { endpoint: target.endpoint ?? "" })
            : t(`${target.kind}Help`)}
        </dd>
        {target.organizationId && <dd className="font-mono text-sm">{target.organizationId}</dd>}
      </div>
      {target.readOnly && (
        <div>
          <dt className="font-medium">{t("readOnly")}</dt>
          <dd className="text-muted">{t("readOnlyHelp")}</dd>
        </div>
      )}
    </dl>
  );
}
