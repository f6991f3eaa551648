import { createFormatter, createTranslator } from "next-intl";
import { expect, test } from "vitest";
import en from "#lib/patch/contract/messages/en.json" with { type: "json" };
import ja from "#lib/patch/contract/messages/ja.json" with { type: "json" };
import { type ScheduleWords, scheduleInWords } from "./schedule-in-words.ts";

function wordsOf(locale: "en" | "ja"): ScheduleWords {
  const messages = { patch: locale === "en" ? en : ja };
  const t = createTranslator({ locale, messages, namespace: "patch.runs.words" as never });
  return { t: t as unknown as ScheduleWords["t"], list: createFormatter({ locale, timeZone: "UTC" }).list };
}

test.each([
  [
    "cron(0 17 ? * TUE#3 *)",
    3,
    "every third Tuesday 17:00 UTC, 3 days later",
    "毎月第 3 火曜日 17:00 UTC、その 3 日後",
  ],
  ["cron(0 2 ? * * *)", null, "every day 02:00 UTC", "毎日 02:00 UTC"],
  ["cron(15 10 ? * MON-FRI *)", null, "Monday to Friday 10:15 UTC", "平日 (月〜金) 10:15 UTC"],
  ["cron(0 3 ? * SAT,SUN *)", null, "every Sunday and Saturday 03:00 UTC", "毎週日曜日、土曜日 03:00 UTC"],
  ["cron(0 2 L * ? *)", null, "on the last day of the month 02:00 UTC", "毎月末日 02:00 UTC"],
  [
    "cron(0 2 LW * ? *)",
    null,
    "on the last day from Monday to Friday of the month 02:00 UTC",
    "毎月最後の平日 02:00 UTC",
  ],
  [
    "cron(0 2 15W 1 ? *)",
    null,
    "on the day from Monday to Friday nearest to day 15 in January 02:00 UTC",
    "1 月の 15 日に最も近い平日 02:00 UTC",
  ],
  [
    "cron(0 2 1 1,7 ? 2027)",
    null,
    "on day 1 in January and July in 2027 02:00 UTC",
    "2027 年 1 月、7 月の 1 日 02:00 UTC",
  ],
  ["cron(0 2 1 * ? *)", null, "on day 1 of the month 02:00 UTC", "毎月 1 日 02:00 UTC"],
  ["cron(0 2 ? 3 SUN#2 *)", null, "the second Sunday in March 02:00 UTC", "3 月の第 2 日曜日 02:00 UTC"],
  ["cron(0 2 ? 3 1L *)", null, "the last Sunday in March 02:00 UTC", "3 月の最終日曜日 02:00 UTC"],
  ["cron(15 10 ? * 6L *)", null, "every last Friday 10:15 UTC", "毎月最終金曜日 10:15 UTC"],
  ["cron(0/15 * * * ? *)", null, "every 15 minutes", "15 分ごと"],
  ["cron(5 * * * ? *)", null, "every hour at minute 5", "毎時 5 分"],
  [
    "cron(0 0/6 ? * * *)",
    null,
    "every day 00:00, 06:00, 12:00, 18:00 UTC",
    "毎日 00:00, 06:00, 12:00, 18:00 UTC",
  ],
  ["cron(0 1/2 ? * * *)", null, "every day every 2 hours from 01:00 UTC", "毎日 01:00 から 2 時間ごと UTC"],
  ["rate(7 days)", null, "every 7 days", "7 日ごと"],
  ["rate(1 hour)", null, "every hour", "1 時間ごと"],
  ["at(2026-12-13T02:00:00)", null, "once, 2026-12-13 02:00:00 UTC", "1 回のみ、2026-12-13 02:00:00 UTC"],
  [
    "cron(0/5 8-17 ? * MON-FRI *)",
    null,
    "cron(0/5 8-17 ? * MON-FRI *) UTC",
    "cron(0/5 8-17 ? * MON-FRI *) UTC",
  ],
])("%s with an offset of %s", (schedule, scheduleOffsetDays, english, japanese) => {
  const window = { schedule, scheduleOffsetDays, scheduleTimezone: null };
  expect(scheduleInWords(window, wordsOf("en"))).toBe(english);
  expect(scheduleInWords(window, wordsOf("ja"))).toBe(japanese);
});
