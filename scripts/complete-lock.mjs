// After `npm install`, before a commit of package-lock.json. npm leaves out the builds of a package
// for other systems (say, esbuild for macOS) where the registry in use does not offer them, and
// `npm ci` then refuses the lock file everywhere. This writes their entries from what the packages
// themselves ask for, and takes out the addresses of whichever registry was used.
import { readFileSync, writeFileSync } from "node:fs";
import { inRoot } from "./lib/paths.mjs";
import { say } from "./lib/progress.mjs";

const SYSTEMS = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const PROCESSORS = [
  "arm",
  "arm64",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];

/** `{ os, cpu, libc }` as the name says, e.g. `@biomejs/cli-linux-arm64-musl`. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith("musl")) ? ["musl"] : [];
  return {
    ...(cpu.length > 0 && { cpu }),
    ...(os.length > 0 && { os }),
    ...(libc.length > 0 && { libc }),
  };
}

const path = inRoot("package-lock.json");
const lock = JSON.parse(readFileSync(path, "utf8"));
const packages = lock.packages;
const added = [];
for (const [owner, entry] of Object.entries(packages)) {
  delete entry.resolved;
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const isThere =
      `node_modules/${name}` in packages || `${owner}/node_modules/${name}` in packages;
    const platform = platformOf(name);
    if (!isThere && ("os" in platform || "cpu" in platform)) {
      packages[`node_modules/${name}`] = {
        version,
        ...(entry.dev === true && { dev: true }),
        optional: true,
        ...platform,
      };
      added.push(`${name}@${version}`);
    }
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
say(`package-lock.json: ${added.length} entries of other systems added`);
for (const name of added) {
  say(`  ${name}`);
}
