"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Button } from "#components/ui/button.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { toasts } from "#components/ui/toast-manager.ts";
import { updatePatchPolicyMutation } from "#lib/patch/client/index.ts";
import type { PatchPolicyOutput } from "#lib/patch/contract/policy.ts";
import { type DayField, draftOf, readDraft, sameDraft } from "#lib/patch/domain/policy-draft.ts";
import { severityRanks } from "#lib/patch/domain/severity.ts";
import { DaysField } from "./days-field.tsx";

/** The policy as a form; what somebody else saves meanwhile shows as long as nothing here was touched. */
export function PolicyForm({ stored }: { stored: PatchPolicyOutput }) {
  const t = useTranslations("patch.policy");
  const severities = useTranslations("patch.severities");
  const client = useQueryClient();
  const save = useMutation(updatePatchPolicyMutation(client));
  const saved = draftOf(stored.policy);
  const [written, setWritten] = useState<typeof saved | null>(null);
  const draft = written ?? saved;
  const read = readDraft(draft);
  const changed = !sameDraft(draft, saved);
  const locked = !stored.mayUpdate;

  const field = (name: DayField, label: string) => (
    <DaysField
      key={name}
      name={name}
      label={label}
      value={draft.days[name]}
      disabled={locked}
      faulty={!read.ok && read.faults.includes(name)}
      onChange={(text) => setWritten({ ...draft, days: { ...draft.days, [name]: text } })}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!read.ok || locked || save.isPending) return;
    save.mutate(read.policy, {
      onSuccess: () => {
        setWritten(null);
        toasts.add({ title: t("saved"), data: { tone: "ok" } });
      },
      onError: (error) =>
        toasts.add({ title: t("notSaved"), description: error.message, data: { tone: "critical" } }),
    });
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-3xl flex-col gap-5 px-4 py-3">
      {locked && <p className="rounded-md bg-unknown-soft px-3 py-2">{t("locked")}</p>}
      <section aria-labelledby="policy-age">
        <h2 id="policy-age" className="font-semibold text-lg">
          {t("age")}
        </h2>
        <p className="mb-2 text-muted">{t("ageHelp")}</p>
        {field("staleAfterDays", t("staleAfterDays"))}
      </section>
      <section aria-labelledby="policy-limits">
        <h2 id="policy-limits" className="font-semibold text-lg">
          {t("limits")}
        </h2>
        <p className="mb-2 text-muted">{t("limitsHelp")}</p>
        <div className="flex flex-col gap-1.5">
          {severityRanks.map((severity) => field(severity, severities(severity)))}
        </div>
      </section>
      <fieldset disabled={locked} className="max-w-md">
        <Segmented
          label={t("clock")}
          value={draft.clock}
          onChange={(clock) => setWritten({ ...draft, clock })}
          options={[
            { value: "release", label: t("clocks.release") },
            { value: "approval", label: t("clocks.approval") },
          ]}
        />
        <p className="mt-1 text-muted">{t(`clockHelp.${draft.clock}`)}</p>
      </fieldset>
      {!locked && (
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" aria-disabled={!changed || !read.ok || save.isPending}>
            {t("save")}
          </Button>
          <Button onClick={() => setWritten(draftOf(stored.defaults))}>{t("useDefaults")}</Button>
          {changed && (
            <Button variant="quiet" onClick={() => setWritten(null)}>
              {t("undo")}
            </Button>
          )}
        </div>
      )}
      <p className="text-muted">
        {stored.updatedAt === null ? (
          t("defaults")
        ) : (
          <>
            {t("updatedBy", { name: stored.updatedBy ?? "" })} <Timestamp at={stored.updatedAt} />
          </>
        )}
      </p>
    </form>
  );
}
