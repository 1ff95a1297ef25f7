import { createStore } from "zustand/vanilla";
import { safeStorage } from "#client/session/safe-storage.ts";

const KEY = "weightroom.sounds";

/** Whether this browser is to make sounds. Off until somebody asks for them. */
export const soundsChoice = createStore<{ readonly isOn: boolean }>(() => ({ isOn: false }));

/** As this browser was told once. Only in a page: a server has no storage. */
export function recallSounds(): void {
  soundsChoice.setState({ isOn: safeStorage("localStorage").read(KEY) === "on" });
}

export function setSounds(isOn: boolean): void {
  safeStorage("localStorage").write(KEY, isOn ? "on" : "off");
  soundsChoice.setState({ isOn });
}
