import { redirect, unauthorized } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "#components/sign-in/sign-in-form.tsx";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { localPath } from "#lib/core/domain/local-path.ts";
import { optionalPageContext } from "#lib/core/server/http/page-context.ts";

interface SignInPageProps {
  searchParams: Promise<{ token?: string | string[]; next?: string | string[]; reason?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { token, next } = await searchParams;
  const target = localPath(typeof next === "string" ? next : undefined);
  if (typeof token === "string" && token !== "") {
    const t = await getTranslations("signIn");
    return (
      <main className="mx-auto max-w-md p-8">
        <h1 className="mb-4 font-semibold text-lg">{t("title")}</h1>
        <SignInForm token={token} next={target} label={t("action")} waiting={t("waiting")} />
      </main>
    );
  }
  if (await optionalPageContext()) redirect(target ?? hrefs.home());
  unauthorized();
}
