"use client";

import { useQuery } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { buttonClass } from "#components/ui/button.tsx";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";

/**
 * A way into AWS's own console. Nothing while what is shown comes from the emulator or another endpoint: the console
 * would show another organisation, or none. `href` null is what the console has no page of.
 */
export function ConsoleLink({ href, label }: { href: string | null; label: string }) {
  const { data } = useQuery(scopeOptionsQuery());
  if (href === null || data?.target.kind !== "aws") return null;
  return (
    <a href={href} target="_blank" rel="noreferrer" className={buttonClass({ size: "sm" })}>
      {label}
      <ExternalLink size={13} aria-hidden="true" />
    </a>
  );
}
