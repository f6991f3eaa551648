"use client";

import { useTranslations } from "next-intl";
import { Duration } from "#components/shared/duration.tsx";
import { Status } from "#components/ui/status.tsx";
import type { ExecutionTask } from "#lib/patch/contract/runs.ts";
import { documentName } from "#lib/patch/domain/patch-documents.ts";
import { statusTone } from "./outcome-tones.ts";
import { useStatusWords } from "./use-status-words.ts";

/** What the window's run did, task by task: those that patch and the others. */
export function RunTasks({ tasks }: { tasks: readonly ExecutionTask[] }) {
  const t = useTranslations("patch.runs");
  const statusWords = useStatusWords();
  return (
    <section aria-label={t("run.tasks")} className="px-4 pb-1">
      <h2 className="sr-only">{t("run.tasks")}</h2>
      <ul className="flex flex-wrap gap-x-5 gap-y-0.5">
        {tasks.map((task) => (
          <li key={task.id} className="flex items-center gap-2" title={task.statusDetails ?? undefined}>
            <Status tone={statusTone(task.status)}>{statusWords(task.status)}</Status>
            <span>{documentName(task.taskArn)}</span>
            {task.operation && <span className="text-muted">{t(`operations.${task.operation}`)}</span>}
            {task.startedAt !== null && task.endedAt !== null && (
              <span className="text-faint">
                <Duration ms={Date.parse(task.endedAt) - Date.parse(task.startedAt)} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
