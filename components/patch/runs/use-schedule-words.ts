"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useCallback } from "react";
import { type SpokenSchedule, scheduleInWords } from "./schedule-in-words.ts";

/** A window's schedule in the reader's words. */
export function useScheduleWords(): (schedule: SpokenSchedule) => string {
  const t = useTranslations("patch.runs.words");
  const format = useFormatter();
  return useCallback((schedule) => scheduleInWords(schedule, { t, list: format.list }), [t, format]);
}
