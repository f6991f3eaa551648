"use client";

import "./globals.css";

// The layout itself failed, and with it everything that brings messages: these few words come along.
const words = {
  en: {
    title: "The console could not be shown",
    body: "Something failed in the console itself. Nothing in AWS was changed.",
    retry: "Try again",
    reference: "Reference",
  },
  ja: {
    title: "コンソールを表示できませんでした",
    body: "コンソール内部でエラーが発生しました。AWS 側には何も変更していません。",
    retry: "再試行",
    reference: "参照番号",
  },
};

export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const cookie = typeof document === "undefined" ? "" : document.cookie;
  const locale = /(?:^|; )locale=ja/.test(cookie) ? "ja" : "en";
  const t = words[locale];
  return (
    <html lang={locale} data-theme={/(?:^|; )theme=(\w+)/.exec(cookie)?.[1] ?? "system"}>
      <body>
        <main className="flex h-dvh flex-col items-center justify-center gap-2 p-8 text-center">
          <h1 className="font-semibold text-lg">{t.title}</h1>
          <p className="text-muted">{t.body}</p>
          {error.digest && (
            <p className="font-mono text-muted text-sm">
              {t.reference} {error.digest}
            </p>
          )}
          <button
            type="button"
            className="mt-2 h-7 rounded-md bg-accent-fill px-3 font-medium text-on-accent"
            onClick={reset}
          >
            {t.retry}
          </button>
        </main>
      </body>
    </html>
  );
}
