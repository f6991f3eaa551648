"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { LocalList } from "#components/shared/local-list/local-list.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { unreadReason } from "#components/shared/unread-reason.ts";
import { recordingQuery } from "#lib/aws-config/client/index.ts";
import type { ListRecordingInput, RecordingScope } from "#lib/aws-config/contract/recording.ts";
import { type RulesListProps, rulesPage } from "./rules-list.ts";
import { useRecordingFields } from "./use-recording-fields.tsx";

const rowKey = (row: RecordingScope) => `${row.accountId}:${row.region}`;

/** Recorders and delivery channels of every account-Region, and how far back history is known. */
export function RecordingTable({ input, remembered }: RulesListProps<ListRecordingInput>) {
  const t = useTranslations("awsConfig.rules");
  const fields = useRecordingFields();
  const query = useQuery(recordingQuery(input));
  return (
    <QueryGate query={query} lines={10}>
      {(data) => (
        <>
          <Coverage freshness={data.freshness} primary="config-recorders" />
          <LocalList
            name="config-recording"
            page={rulesPage}
            label={t("tabs.recording")}
            placeholder={t("placeholders.recording")}
            fields={fields}
            rows={data.scopes}
            rowKey={rowKey}
            initialSort="state,account"
            readAt={data.freshness.generatedAt}
            remembered={remembered}
            empty={t(
              unreadReason(data.freshness, "config-recorders", input.asOf) === "past"
                ? "past"
                : "noRecording",
            )}
          />
        </>
      )}
    </QueryGate>
  );
}
