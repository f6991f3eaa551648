"use client";

import { useQuery } from "@tanstack/react-query";
import { Cloud, FlaskConical, Lock, Plug } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Popover } from "#components/ui/popover.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import type { ScopeOutput } from "#lib/core/contract/sync-status.ts";
import { BarButton } from "./bar-button.tsx";

const TargetDetails = dynamic(() => import("./target-details.tsx").then((module) => module.TargetDetails));

const icons = { emulator: FlaskConical, aws: Cloud, endpoint: Plug };

/** What the console is connected to, so that nobody takes the emulator for production or the other way round. */
export function TargetBadge() {
  const t = useTranslations("target");
  const { data, error } = useQuery(scopeOptionsQuery());
  if (!data) return error ? null : <Skeleton className="h-4 w-20" />;
  const { target } = data;
  const Icon = icons[target.kind];
  const text = nameOf(target, t("emulator"), t("unanswered"));
  return (
    <Popover
      title={t("label")}
      align="end"
      className="w-72"
      trigger={
        <BarButton
          chevron={false}
          aria-label={`${t("label")}: ${text}${target.readOnly ? `, ${t("readOnly")}` : ""}`}
          icon={
            <Icon
              size={14}
              aria-hidden="true"
              className={target.kind === "aws" ? "text-warning" : undefined}
            />
          }
        >
          <span className="max-w-40 truncate max-xl:hidden">{text}</span>
          {target.readOnly && <Lock size={12} aria-hidden="true" />}
        </BarButton>
      }
    >
      <TargetDetails target={target} />
    </Popover>
  );
}

function nameOf(target: ScopeOutput["target"], emulator: string, unanswered: string): string {
  if (target.kind === "emulator") return emulator;
  if (target.kind === "aws") return target.organizationId ?? unanswered;
  return target.endpoint?.replace(/^https?:\/\//, "") ?? unanswered;
}
