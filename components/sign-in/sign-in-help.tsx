import { useTranslations } from "next-intl";

/** Says how to get a new sign-in link. */
export function SignInHelp() {
  const t = useTranslations("signIn");
  return (
    <div className="space-y-3">
      <p>{t("needLink")}</p>
      <p>{t("howTo")}</p>
      <pre className="select-all rounded-md bg-sunken p-3 font-mono text-sm">npm start</pre>
      <p className="text-muted">{t("once")}</p>
    </div>
  );
}
