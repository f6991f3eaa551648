import type { Metadata } from "next";
import { NodePage } from "#components/fleet/node/node-page.tsx";
import { pageContext } from "#lib/core/server/http/page-context.ts";

interface NodePageProps {
  params: Promise<{ node: string }>;
}

export async function generateMetadata({ params }: NodePageProps): Promise<Metadata> {
  const { node } = await params;
  return { title: decodeURIComponent(node).split(":").at(-1) ?? node };
}

export default async function Page({ params }: NodePageProps) {
  const { node } = await params;
  await pageContext();
  return <NodePage node={decodeURIComponent(node)} />;
}
