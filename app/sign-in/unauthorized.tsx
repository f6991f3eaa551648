import { getTranslations } from "next-intl/server";
import { SignInHelp } from "#components/sign-in/sign-in-help.tsx";

export default async function SignInNeeded() {
  const t = await getTranslations("signIn");
  return (
    <main className="mx-auto max-w-md p-8">
      <h1 className="mb-4 font-semibold text-lg">{t("title")}</h1>
      <SignInHelp />
    </main>
  );
}
