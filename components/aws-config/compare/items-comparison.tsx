"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ConfigResource } from "#lib/aws-config/contract/resource.ts";
import type { ChangeParams, CompareParams } from "./compare-params.ts";
import { ItemsDifference } from "./items-difference.tsx";
import { MomentPicker } from "./moment-picker.tsx";
import { ResourcePicker } from "./resource-picker.tsx";

/** Chooses two resources of one type, or two moments of one, and shows what differs. */
export function ItemsComparison({ params, onParams }: { params: CompareParams; onParams: ChangeParams }) {
  const t = useTranslations("awsConfig.compare");
  const { type, before } = params;
  const isMoments = params.mode === "moments";
  const after = isMoments ? before : params.after;
  const choose = (side: "before" | "after") => (resource: ConfigResource) =>
    onParams({
      type: resource.resourceType,
      [side]: resource.key,
      ...(isMoments ? { beforeAt: null, afterAt: null } : { [`${side}At`]: null }),
    });
  // What is chosen on the other side fixes the type; alone, a resource of another type may take its place.
  const typeFor = (side: "before" | "after") =>
    isMoments || params[side === "before" ? "after" : "before"] === null ? "" : type;
  const moment = (side: "before" | "after", resource: string | null) =>
    resource !== null && (
      <MomentPicker
        label={t(side === "before" ? "momentBefore" : "momentAfter")}
        type={type}
        resource={resource}
        value={params[side === "before" ? "beforeAt" : "afterAt"]}
        otherwise={t(isMoments && side === "before" ? "previous" : "newest")}
        onChange={(at) => onParams({ [side === "before" ? "beforeAt" : "afterAt"]: at })}
      />
    );
  return (
    <>
      <div className="flex flex-wrap gap-x-6 gap-y-2 border-line border-b px-4 pb-3">
        {type !== "" && (
          <Labelled label={t("type")}>
            <span className="flex h-7 items-center font-mono text-sm">{type}</span>
          </Labelled>
        )}
        <Labelled label={isMoments ? t("resource") : t("before")}>
          <ResourcePicker
            label={isMoments ? t("resource") : t("resourceBefore")}
            type={typeFor("before")}
            value={before}
            onChange={choose("before")}
          />
          {!isMoments && moment("before", before)}
        </Labelled>
        {isMoments ? (
          before !== null && (
            <>
              <Labelled label={t("before")}>{moment("before", before)}</Labelled>
              <Labelled label={t("after")}>{moment("after", before)}</Labelled>
            </>
          )
        ) : (
          <Labelled label={t("after")}>
            <ResourcePicker
              label={t("resourceAfter")}
              type={typeFor("after")}
              value={params.after}
              onChange={choose("after")}
            />
            {moment("after", params.after)}
          </Labelled>
        )}
      </div>
      {type !== "" && before !== null && after !== null ? (
        <ItemsDifference
          type={type}
          before={{ key: before, at: params.beforeAt }}
          previous={isMoments && params.beforeAt === null}
          after={{ key: after, at: params.afterAt }}
          view={params.view}
          onView={(view) => onParams({ view })}
        />
      ) : (
        <p className="px-4 py-6 text-muted">{t(isMoments ? "chooseMoments" : "chooseResources")}</p>
      )}
    </>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <span className="text-muted text-sm">{label}</span>
      <span className="flex flex-wrap items-center gap-1.5">{children}</span>
    </div>
  );
}
