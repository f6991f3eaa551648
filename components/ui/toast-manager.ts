import { Toast } from "@base-ui/react/toast";
import type { StatusTone } from "./status.tsx";

/** Toasts from anywhere in the browser: `toasts.add({ title, description, data: { tone: "ok" } })`. */
export const toasts = Toast.createToastManager<{ tone?: StatusTone }>();
