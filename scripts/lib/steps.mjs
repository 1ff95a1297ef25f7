import { existsSync, rmSync } from "node:fs";
import { bundle, CLI_ENTRIES, SERVER_ENTRIES } from "./bundle.mjs";
import { hintScripts } from "./compile-hints.mjs";
import { fingerprint, readStamp, removeStamp, writeStamp } from "./fingerprint.mjs";
import { packagesStep } from "./install.mjs";
import { kernelsStep } from "./kernels.mjs";
import { withBuildLock } from "./lock.mjs";
import { inRoot } from "./paths.mjs";
import { showStep } from "./progress.mjs";
import { runNode, toolPath } from "./run-tool.mjs";

const TOOLS = ["package.json", "package-lock.json", "scripts/lib/bundle.mjs"];

const DATABASE_SOURCES = ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"];
const databaseStep = {
  title: "generating the database client",
  isFresh: () =>
    existsSync(inRoot("prisma", "generated")) &&
    readStamp("database")?.digest === fingerprint(DATABASE_SOURCES),
  async run() {
    const digest = fingerprint(DATABASE_SOURCES);
    removeStamp("database");
    await runNode(toolPath("prisma", "build", "index.js"), ["generate"], {
      // `generate` uses no engine, but would download one unless a path is given.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    });
    writeStamp("database", { digest });
  },
};

const PAGE_SOURCES = [
  "app",
  "client",
  "engine",
  "protocol",
  "public",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
const pagesStep = {
  title: "building the pages",
  isFresh: () =>
    existsSync(inRoot(".next", "BUILD_ID")) &&
    readStamp("pages")?.digest === fingerprint(PAGE_SOURCES),
  async run() {
    const digest = fingerprint(PAGE_SOURCES);
    removeStamp("pages");
    await runNode(toolPath("next", "dist", "bin", "next"), ["build"], {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    });
    hintScripts(inRoot(".next", "static", "chunks"));
    writeStamp("pages", { digest });
  },
};

/** Knows from the last build which files went in, and looks at those alone. */
function bundleStep(output, source) {
  const name = stampName(output);
  const file = inRoot("dist", `${output}.js`);
  return {
    title: `bundling ${source}`,
    isFresh() {
      const stamp = readStamp(name);
      return (
        stamp !== null &&
        existsSync(file) &&
        fingerprint([...stamp.inputs, ...TOOLS]) === stamp.digest
      );
    },
    async run() {
      removeStamp(name);
      rmSync(file, { force: true });
      const inputs = await bundle({ [output]: source });
      writeStamp(name, { inputs, digest: fingerprint([...inputs, ...TOOLS]) });
    },
  };
}

const stampName = (output) => output.replace("/", "-");

const bundleSteps = (entries) =>
  Object.entries(entries).map(([output, source]) => bundleStep(output, source));

/** Everything that `npm start` serves. */
export function prepareServer() {
  const bundles = bundleSteps(SERVER_ENTRIES);
  return prepare([packagesStep, databaseStep, kernelsStep, ...bundles, pagesStep]);
}

/** What `npm run dev` does not make itself. */
export function prepareDevelopment() {
  return prepare([packagesStep, databaseStep, kernelsStep]);
}

/** Somebody else writes the bundles from now on. */
export function forgetBundles() {
  for (const output of Object.keys(SERVER_ENTRIES)) {
    removeStamp(stampName(output));
  }
}

/** What tests run: each bundle by itself, so that one that fails leaves the others. */
export async function prepareBundles() {
  await prepare([packagesStep, databaseStep]);
  const steps = [kernelsStep, ...bundleSteps({ ...SERVER_ENTRIES, ...CLI_ENTRIES })];
  const failures = [];
  for (const step of steps) {
    await prepare([step]).catch((error) => failures.push(error));
  }
  return failures;
}

/** One command, without pages and without a database. */
export function prepareCommand(name) {
  return prepare([packagesStep, kernelsStep, bundleStep(`cli/${name}`, `cli/${name}.ts`)]);
}

async function prepare(steps) {
  if (steps.every((step) => step.isFresh())) {
    return;
  }
  await withBuildLock(async () => {
    for (const step of steps) {
      if (!step.isFresh()) {
        await showStep(step.title, () => step.run());
      }
    }
  });
}
