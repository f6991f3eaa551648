import type { ToastManager } from "@base-ui/react/toast";
import type { StatusTone } from "./status.tsx";

export interface ToastOptions {
  title: string;
  description?: string;
  /** Milliseconds; 0 stays until it is closed. */
  timeout?: number;
  data?: { tone?: StatusTone };
}

type Manager = ToastManager<{ tone?: StatusTone }>;

let manager: Manager | null = null;
let waiting: ((manager: Manager) => void)[] = [];
let wanted = false;
let count = 0;
const listeners = new Set<() => void>();

function whenShown(act: (manager: Manager) => void): void {
  if (manager) {
    act(manager);
    return;
  }
  waiting.push(act);
  wanted = true;
  for (const listener of listeners) listener();
}

/** Toasts from anywhere in the browser: `toasts.add({ title, description, data: { tone: "ok" } })`. */
export const toasts = {
  add: (options: ToastOptions): string => {
    count += 1;
    const id = `toast-${count}`;
    whenShown((shown) => shown.add({ ...options, id }));
    return id;
  },
  close: (id: string): void => whenShown((shown) => shown.close(id)),
};

/** Whether anybody has asked for a toast: what shows them is fetched then, and takes over by `connect`. */
export const toastDemand = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isWanted: (): boolean => wanted,
  connect: (shown: Manager): void => {
    manager = shown;
    const held = waiting;
    waiting = [];
    for (const act of held) act(shown);
  },
};
