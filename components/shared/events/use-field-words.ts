"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useInstant } from "#components/shared/use-instant.ts";
import type { EventField, FieldForm } from "#lib/core/domain/events/event-fields.ts";
import { operatingSystemName } from "#lib/patch/domain/operating-system-name.ts";
import { statusKey } from "#lib/patch/domain/runs/status-key.ts";

export interface FieldWords {
  label: (field: EventField) => string;
  /** A value in the reader's words; what is not among AWS's known words is shown as AWS writes it. */
  value: (form: FieldForm, value: string) => string;
}

/** Where the pages have their words for values, by the value. */
const blocks = {
  patchClass: "patch.classes",
  pingStatus: "fleet.values.ping",
  instanceState: "fleet.values.state",
  recorderState: "awsConfig.rules.states",
  runStatus: "patch.runs.statuses",
  operation: "patch.runs.operations",
  starter: "patch.runs.starters",
  complianceLevel: "patch.baselines.words.levels",
  baselineAction: "patch.baselines.changes.actions",
  compliance: "awsConfig.rules.words.results",
  ruleOwner: "awsConfig.rules.words.owners",
  ruleTrigger: "awsConfig.rules.words.triggers",
  ruleFrequency: "awsConfig.rules.words.frequencies",
} as const satisfies Partial<Record<FieldForm, string>>;

/** A day without a time, or a time without its zone, is no instant. */
const instantPattern = /T\d\d:\d\d.*(Z|[+-]\d\d(:?\d\d)?)$/;
/** Message keys take no dots: values such as versions are never looked up. */
const wordPattern = /^[\w-]+$/;

/** Words for the fields of events and their values, those that the other pages show too. */
export function useFieldWords(): FieldWords {
  const t = useTranslations();
  const format = useFormatter();
  const instant = useInstant();
  return useMemo(() => {
    const known = new Map<string, string>();
    // Looking for a message that there is none of costs an error each time, and lists have thousands of values.
    const word = (form: keyof typeof blocks, value: string): string => {
      const name = form === "runStatus" ? statusKey(value) : value;
      const key = `${blocks[form]}.${name}`;
      let found = known.get(key);
      if (found === undefined) {
        found = wordPattern.test(name) && t.has(key as never) ? t(key as never) : value;
        known.set(key, found);
      }
      return found;
    };
    return {
      label: (field) => t(`events.fields.${field}`),
      value: (form, value) => {
        switch (form) {
          case "text":
            return value;
          case "number":
            return Number.isNaN(Number(value)) ? value : format.number(Number(value));
          case "time":
            return instantPattern.test(value) ? instant(value) : value;
          case "yesNo":
            return value === "true" ? t("events.yes") : value === "false" ? t("events.no") : value;
          case "operatingSystem":
            return operatingSystemName(value);
          case "ruleTrigger":
            return value
              .split(", ")
              .map((each) => word(form, each))
              .join(", ");
          default:
            return word(form, value);
        }
      },
    };
  }, [t, format, instant]);
}
