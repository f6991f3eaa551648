"use client";

import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";

interface SignInFormProps {
  token: string;
  next: string | undefined;
  label: string;
  waiting: string;
}

/**
 * Sends the link's secret by itself once a person sees the page, and by its button where scripts do not run. A page
 * that is only being prefetched or prerendered sends nothing, so the link is not used up.
 */
export function SignInForm({ token, next, label, waiting }: SignInFormProps) {
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    let sent = false;
    const sendWhenSeen = () => {
      if (sent || document.visibilityState !== "visible") return;
      sent = true;
      form.current?.requestSubmit();
    };
    sendWhenSeen();
    document.addEventListener("visibilitychange", sendWhenSeen);
    return () => document.removeEventListener("visibilitychange", sendWhenSeen);
  }, []);

  return (
    <form ref={form} method="post" action={apiHrefs.signIn()} className="space-y-3">
      <input type="hidden" name="token" value={token} />
      {next === undefined ? null : <input type="hidden" name="next" value={next} />}
      <p>{waiting}</p>
      <Button type="submit" variant="primary">
        {label}
      </Button>
    </form>
  );
}
