import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { MatrixPage } from "#components/patch/matrix/matrix-page.tsx";
import { loadMatrixParams, matrixInput } from "#components/patch/matrix/matrix-params.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";
import { cveMatrixQuery } from "#lib/patch/client/index.ts";
import { cveMatrix } from "#lib/patch/server/index.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("patch.matrix");
  return { title: t("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [ctx, params] = await Promise.all([pageContext(), loadMatrixParams(searchParams)]);
  const input = matrixInput(params);
  const client = pageQueries();
  // What fails here is asked again by the browser, which shows why it failed.
  await client.prefetchQuery({
    queryKey: cveMatrixQuery(input).queryKey,
    queryFn: () => cveMatrix(ctx, input),
    retry: false,
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <MatrixPage />
    </HydrationBoundary>
  );
}
