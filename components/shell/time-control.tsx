"use client";

import { Clock, History } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Popover } from "#components/ui/popover.tsx";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { formatInstant } from "#lib/core/domain/time-format.ts";
import { BarButton } from "./bar-button.tsx";

const TimeChoices = dynamic(() => import("./time-choices.tsx").then((module) => module.TimeChoices));

/** Now, or as of a past moment, for every page. */
export function TimeControl() {
  const t = useTranslations("time");
  const [open, setOpen] = useState(false);
  const { zone, locale } = usePreferences();
  const { asOf } = useScope().scope;
  const text = asOf === null ? t("now") : (formatInstant(asOf, zone.zone, locale, "minute") ?? asOf);
  const Icon = asOf === null ? Clock : History;
  return (
    <Popover
      title={t("heading")}
      open={open}
      onOpenChange={setOpen}
      className="w-80"
      trigger={
        <BarButton
          active={asOf !== null}
          aria-label={`${t("label")}: ${asOf === null ? t("now") : t("asOf", { time: text })}`}
          icon={<Icon size={14} aria-hidden="true" className="shrink-0" />}
        >
          {text}
        </BarButton>
      }
    >
      <TimeChoices onDone={() => setOpen(false)} />
    </Popover>
  );
}
