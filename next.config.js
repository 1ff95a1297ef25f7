import { networkInterfaces } from "node:os";

// A development page opened by its LAN address may load its scripts only from origins named here.
const lanAddresses = Object.values(networkInterfaces()).flatMap((addresses) =>
  (addresses ?? []).map(({ address }) => address),
);

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  allowedDevOrigins: lanAddresses,
  // `npm test` checks the types of everything; a user's first start need not wait for that.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Few large scripts: a browser asks for six at a time, and on a slow line each turn takes long.
    turbopackChunking: {
      requestCost: 100_000_000,
      minChunkSize: 200_000,
      maxMergeChunkSize: 100_000_000,
      maxChunkCountPerGroup: 4,
      firstPageLoadPriority: 0.9,
      priorityRoutes: [/^\/room\//, /^\/run\//, /^\/$/],
      priorityBoost: 1_000,
    },
  },
};

export default config;
