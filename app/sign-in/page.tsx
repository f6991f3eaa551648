import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "#components/sign-in/sign-in-form.tsx";
import { SignInHelp } from "#components/sign-in/sign-in-help.tsx";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { localPath } from "#lib/core/domain/local-path.ts";
import { optionalPageContext } from "#lib/core/server/http/page-context.ts";

interface SignInPageProps {
  searchParams: Promise<{ token?: string | string[]; next?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { token, next } = await searchParams;
  const target = localPath(typeof next === "string" ? next : undefined);
  const hasToken = typeof token === "string" && token !== "";
  if (!hasToken && (await optionalPageContext())) redirect(target ?? hrefs.home());
  const t = await getTranslations("signIn");
  return (
    <main className="mx-auto max-w-md p-8">
      <h1 className="mb-4 font-semibold text-lg">{t("title")}</h1>
      {hasToken ? (
        <SignInForm token={token} next={target} label={t("action")} waiting={t("waiting")} />
      ) : (
        <SignInHelp />
      )}
    </main>
  );
}
