import { notFound } from "next/navigation";

/** An address that no page answers: says so inside the shell, where the way on is at hand. */
export default function Missing() {
  notFound();
}
