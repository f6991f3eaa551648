import { redirect } from "next/navigation";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** Until there is an overview, the fleet is where everybody starts. */
export default function Home() {
  redirect(hrefs.fleet());
}
