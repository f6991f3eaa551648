import Link from "next/link";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** A patch's name in a table, leading to its page. `name` is a KB id or title, `search` keeps the reader's scope. */
export function PatchLink({ name, search, text }: { name: string; search: string; text: string }) {
  return (
    <Link
      href={hrefs.patchPage(name, search)}
      prefetch={false}
      data-stop="name"
      tabIndex={-1}
      className="text-accent hover:underline"
    >
      {text}
    </Link>
  );
}
