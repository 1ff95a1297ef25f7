import { useEffect } from "react";

/** Rule UI-145, from the first key on: who only points loads nothing for it. */
export function useFocusInSight(): void {
  useEffect(() => {
    const listen = () => document.addEventListener("keydown", load, { capture: true, once: true });
    const load = () =>
      void import("#client/ui/focus-in-sight.ts").then(
        ({ keepFocusInSight }) => keepFocusInSight(),
        listen,
      );
    listen();
    return () => document.removeEventListener("keydown", load, true);
  }, []);
}
