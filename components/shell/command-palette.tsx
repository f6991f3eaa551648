"use client";

import { Dialog } from "@base-ui/react/dialog";
import clsx from "clsx";
import { Command as Palette } from "cmdk";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { floatingClass } from "#components/ui/floating.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { PaletteNodes, usePaletteNodes } from "./palette-nodes.tsx";
import { PalettePatches, usePalettePatches } from "./palette-patches.tsx";
import { PaletteResources, usePaletteResources } from "./palette-resources.tsx";
import { type Command, useCommands } from "./shell-commands.ts";
import { useAwaitedEnter } from "./use-awaited-enter.ts";

const itemClass =
  "flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 data-[selected=true]:bg-highlight data-[disabled=true]:opacity-50";
const groupClass =
  "p-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-xs";

/** Search over everything, and every action by name. */
export function CommandPalette({
  open,
  onOpenChange,
  openHelp,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  openHelp: () => void;
}) {
  const t = useTranslations("palette");
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-[rgb(10_14_20/0.35)]" />
        <Dialog.Popup
          className={clsx(
            floatingClass,
            "fixed top-[12vh] left-1/2 flex max-h-[66vh] w-[40rem] max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col overflow-hidden",
          )}
        >
          <Dialog.Title className="sr-only">{t("title")}</Dialog.Title>
          <Inside openHelp={openHelp} close={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Inside({ openHelp, close }: { openHelp: () => void; close: () => void }) {
  const t = useTranslations("palette");
  const [text, setText] = useState("");
  const search = useDeferredValue(text.trim());
  const nodes = usePaletteNodes(search);
  const patches = usePalettePatches(search);
  const resources = usePaletteResources(search);
  // A group that came above another's marked line would leave the mark below: each waits for those before it.
  const nodesCame = !nodes.isPending;
  const patchesCame = nodesCame && !patches.isPending;
  const everythingCame = patchesCame && !resources.isPending;
  const awaitedEnter = useAwaitedEnter({
    // While the nodes shown are those of a shorter text, Enter would open one that was not meant.
    answered: search === text.trim() && (search === "" || (nodesCame && !nodes.isPlaceholderData)),
    everythingCame: search === "" || everythingCame,
    text,
  });
  const commands = useCommands(openHelp).filter(({ label }) =>
    label.toLowerCase().includes(text.trim().toLowerCase()),
  );
  const act = (run: () => void) => () => {
    close();
    run();
  };
  const group = (name: Command["group"]) => {
    const members = commands.filter((command) => command.group === name);
    if (members.length === 0) return null;
    return (
      <Palette.Group heading={t(name)} className={groupClass}>
        {members.map((command) => (
          <Palette.Item key={command.id} value={command.id} onSelect={act(command.run)} className={itemClass}>
            <span className="min-w-0 flex-1 truncate">{command.label}</span>
            {command.keys?.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </Palette.Item>
        ))}
      </Palette.Group>
    );
  };
  return (
    <Palette {...awaitedEnter} shouldFilter={false} loop label={t("title")} className="flex min-h-0 flex-col">
      <Palette.Input
        value={text}
        onValueChange={setText}
        placeholder={t("placeholder")}
        className="h-11 w-full shrink-0 border-line border-b bg-transparent px-4 text-lg outline-none focus-visible:outline-none"
      />
      <Palette.List className="min-h-0 flex-1 overflow-y-auto">
        {search === "" ? null : (
          <>
            <PaletteNodes search={search} itemClass={itemClass} groupClass={groupClass} act={act} />
            {nodesCame && (
              <PalettePatches search={search} itemClass={itemClass} groupClass={groupClass} act={act} />
            )}
            {patchesCame && (
              <PaletteResources search={search} itemClass={itemClass} groupClass={groupClass} act={act} />
            )}
          </>
        )}
        {group("pages")}
        {group("actions")}
        {commands.length === 0 && search === "" && <Palette.Empty>{t("empty", { text })}</Palette.Empty>}
      </Palette.List>
      <p className="flex shrink-0 items-center gap-3 border-line border-t px-3 py-1.5 text-muted text-sm">
        <span className="flex items-center gap-1">
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd> {t("hintMove")}
        </span>
        <span className="flex items-center gap-1">
          <Kbd>Enter</Kbd> {t("hint")}
        </span>
      </p>
    </Palette>
  );
}
