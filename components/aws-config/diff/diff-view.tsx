"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useChangeSentences } from "#components/shared/events/use-change-sentences.tsx";
import type { ChangeWord } from "#lib/aws-config/contract/change-words.ts";
import { diffItems } from "#lib/aws-config/domain/diff/diff-items.ts";
import { diffText } from "#lib/aws-config/domain/diff/diff-text.ts";
import { diffLines } from "#lib/aws-config/domain/diff/lines.ts";
import type { DiffBetween, DiffItem } from "#lib/aws-config/domain/diff/types.ts";
import { itemWords } from "#lib/aws-config/domain/diff/words/item-words.ts";
import { ChangeWords } from "./change-words.tsx";
import { DiffLines } from "./diff-lines.tsx";
import type { DiffMode } from "./diff-modes.ts";
import { DiffToolbar } from "./diff-toolbar.tsx";
import { RawDiff } from "./raw-diff.tsx";
import { useChangePosition } from "./use-change-position.ts";

/**
 * What differs between two configuration items: first in sentences, then line by line. Whoever shows it keeps the mode, so
 * that a link can hold it.
 */
export function DiffView({
  before,
  after,
  between,
  labels,
  mode,
  onMode,
}: {
  before: DiffItem | null;
  after: DiffItem | null;
  between: DiffBetween;
  labels: { before: ReactNode; after: ReactNode };
  mode: DiffMode;
  onMode: (mode: DiffMode) => void;
}) {
  const t = useTranslations("awsConfig.diff");
  const sentences = useChangeSentences();
  const [noise, setNoise] = useState(false);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const diff = useMemo(() => diffItems(before, after, between), [before, after, between]);
  const words = useMemo(() => itemWords(diff), [diff]);
  const lines = useMemo(() => diffLines(diff, { open, noise }), [diff, open, noise]);
  const starts = useMemo(() => lines.filter(({ begins }) => begins).map(({ path }) => path), [lines]);
  const position = useChangePosition(starts);
  const onFold = useCallback((id: string) => setOpen((known) => toggled(known, id)), []);
  const goTo = (word: ChangeWord) => {
    const start = starts.find((path) => word.paths.some((each) => isUnder(path, each)));
    if (start !== undefined) position.goTo(start);
  };
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <DiffToolbar
        diff={diff}
        mode={mode}
        onMode={onMode}
        noise={noise}
        onNoise={setNoise}
        position={position}
        total={starts.length}
        text={diffText(words.map(sentences.plain), lines)}
      />
      {words.length > 0 && (
        <section className="min-w-0">
          <h2 className="mb-1 font-semibold">{t(between === "moments" ? "wordsTitle" : "differsTitle")}</h2>
          {between !== "moments" && <p className="mb-1 text-muted">{t("readAs")}</p>}
          <ChangeWords words={words} {...(mode === "raw" ? {} : { onGoTo: goTo })} />
        </section>
      )}
      {words.length === 0 && <p className="text-muted">{t(diff.noise > 0 ? "noiseOnly" : "equal")}</p>}
      {mode === "raw" ? (
        <RawDiff diff={diff} />
      ) : (
        lines.length > 0 && (
          <DiffLines
            lines={lines}
            side={mode === "side"}
            current={position.path}
            labels={labels}
            onFold={onFold}
          />
        )
      )}
    </div>
  );
}

function toggled(open: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(open);
  if (!next.delete(id)) next.add(id);
  return next;
}

const isUnder = (path: string, above: string): boolean =>
  above === "" || path === above || path.startsWith(`${above}/`);
