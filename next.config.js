import { networkInterfaces } from "node:os";

// A development page opened by its LAN address may load its scripts only from origins named here.
const lanAddresses = Object.values(networkInterfaces()).flatMap((addresses) =>
  (addresses ?? []).map(({ address }) => address),
);

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  allowedDevOrigins: lanAddresses,
  // In development React waits for its debug data on the hot reload socket before it takes a page
  // over; behind a server of one's own that data never comes, and no button works.
  experimental: { reactDebugChannel: false },
  // `npm test` checks the types of everything; a user's first start need not wait for that.
  typescript: { ignoreBuildErrors: true },
};

export default config;
