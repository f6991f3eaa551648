import { redirect } from "next/navigation";

/** Until there is an overview, the fleet is where everybody starts. */
export default function Home() {
  redirect("/fleet");
}
