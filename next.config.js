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
};

export default config;
