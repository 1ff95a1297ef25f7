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
};

export default config;
