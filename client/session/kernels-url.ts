/** Where the server has the kernels; empty where there is no page. */
export function kernelsUrl(): string {
  return typeof location === "undefined" ? "" : new URL("/kernels.wasm", location.href).href;
}
