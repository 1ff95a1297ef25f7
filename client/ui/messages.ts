import { createStore } from "zustand/vanilla";

export interface Message {
  readonly tone: "plain" | "alarm";
  readonly title: string;
  readonly detail?: string | undefined;
}

interface Messages {
  /** From the first message on: what shows them is loaded for it. */
  readonly isNeeded: boolean;
  readonly waiting: readonly Message[];
}

export const messages = createStore<Messages>(() => ({ isNeeded: false, waiting: [] }));

/** A few words above the transport that go away by themselves. */
export function showMessage(message: Message): void {
  messages.setState(({ waiting }) => ({ isNeeded: true, waiting: [...waiting, message] }));
}

/** Every message once. */
export function takeMessages(): readonly Message[] {
  const { waiting } = messages.getState();
  if (waiting.length > 0) {
    messages.setState({ waiting: [] });
  }
  return waiting;
}
