import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { readPreferences } from "#lib/core/server/preferences.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Yagura", template: "%s · Yagura" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme } = await readPreferences();
  return (
    <html lang={locale} data-theme={theme}>
      <body>
        <div className="app-root">{children}</div>
      </body>
    </html>
  );
}
