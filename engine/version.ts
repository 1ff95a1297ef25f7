/**
 * Changes when any run would get other bits. A run stores it; a run of another version is
 * replayed from its recorded frames instead of being recomputed.
 */
export const ENGINE_VERSION = "2";
