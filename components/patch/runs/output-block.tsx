"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Status } from "#components/ui/status.tsx";
import type { InvocationPlugin } from "#lib/patch/contract/runs.ts";
import { statusTone } from "./outcome-tones.ts";
import { useStatusWords } from "./use-status-words.ts";

/** AWS cuts the output that it lists after so many characters. */
const listedMax = 2_500;

/** The output of one step: monospaced, searched line by line, copied whole. */
export function OutputBlock({ plugin }: { plugin: InvocationPlugin }) {
  const t = useTranslations("patch.runs.output");
  const statusWords = useStatusWords();
  const [find, setFind] = useState("");
  const titleId = useId();
  const output = plugin.output ?? "";
  const lines = output.replace(/\n$/, "").split("\n");
  const wanted = find.toLowerCase();
  const isHit = (line: string) => wanted !== "" && line.toLowerCase().includes(wanted);
  const urls = [plugin.outputUrl, plugin.errorUrl].filter((url) => url !== null);
  return (
    <section aria-labelledby={titleId} className="rounded-md border border-line">
      <header className="flex flex-wrap items-center gap-2 border-line border-b px-2 py-1">
        <h4 id={titleId} className="font-medium">
          {plugin.name}
        </h4>
        <Status tone={statusTone(plugin.status)}>{statusWords(plugin.status)}</Status>
        <span className="flex-1" />
        {output !== "" && (
          <>
            {wanted !== "" && (
              <span className="text-muted text-sm" aria-live="polite">
                {t("matches", { count: lines.filter(isHit).length })}
              </span>
            )}
            <span className="w-40">
              <Input
                aria-label={t("find")}
                placeholder={t("find")}
                value={find}
                onChange={(event) => setFind(event.currentTarget.value)}
              />
            </span>
            <CopyButton text={output} label={t("copy")} />
          </>
        )}
      </header>
      {output === "" ? (
        <p className="px-2 py-1.5 text-muted">{t("empty")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <pre tabIndex={0} className="max-h-[45vh] overflow-auto bg-sunken p-2 font-mono text-sm">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other identity, and the output does not change
            <span key={index} className={isHit(line) ? "block bg-highlight" : "block"}>
              {line === "" ? " " : line}
            </span>
          ))}
        </pre>
      )}
      {(output.length >= listedMax || urls.length > 0) && (
        <footer className="border-line border-t px-2 py-1 text-muted text-sm">
          {output.length >= listedMax && <p>{t("cut")}</p>}
          {urls.length > 0 && <p>{t("rest")}</p>}
          {urls.map((url) => (
            <p key={url} className="flex items-center gap-1">
              <span className="min-w-0 break-all font-mono">{url}</span>
              <CopyButton text={url} label={url} />
            </p>
          ))}
        </footer>
      )}
    </section>
  );
}
