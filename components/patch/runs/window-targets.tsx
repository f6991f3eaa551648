"use client";

import { useTranslations } from "next-intl";
import type { PatchWindow, TargetTerm } from "#lib/patch/contract/windows.ts";
import { documentName } from "#lib/patch/domain/patch-documents.ts";

/** What a window does, and to whom: its tasks and targets as AWS has them. */
export function WindowTargets({ window }: { window: PatchWindow }) {
  const t = useTranslations("patch.runs");
  const targetName = (id: string) => window.targets.find((target) => target.id === id)?.name ?? id;
  const terms = ({ key, values }: TargetTerm) =>
    key === "WindowTargetIds" ? values.map(targetName).join(", ") : `${key} = ${values.join(", ")}`;
  return (
    <>
      <section>
        <h3 className="pb-1 font-semibold">{t("windows.panel.tasks")}</h3>
        {window.tasks.length === 0 && <p className="text-muted">{t("windows.panel.noTasks")}</p>}
        <ul className="flex flex-col gap-1.5">
          {window.tasks.map((task) => (
            <li key={task.id} className="break-words">
              <span className="font-medium">{documentName(task.taskArn)}</span>
              {task.operation && <span> · {t(`operations.${task.operation}`)}</span>}
              {task.name && <span className="text-muted"> · {task.name}</span>}
              <span className="block text-muted text-sm">
                {task.targets.map(terms).join("; ") || t("windows.panel.noTargets")}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className="pb-1 font-semibold">{t("windows.panel.targets")}</h3>
        {window.targets.length === 0 && <p className="text-muted">{t("windows.panel.noTargets")}</p>}
        <ul className="flex flex-col gap-1.5">
          {window.targets.map((target) => (
            <li key={target.id} className="break-words">
              <span className="font-medium">{target.name ?? target.id}</span>
              <span className="block break-words font-mono text-muted text-sm">
                {target.targets.map(terms).join("; ")}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
