import type { ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Plan } from "../../runs/outlook.ts";
import type { createCurves } from "./lib/curves.ts";

/** What the parts of the view share beside the studio. */
export interface LogsPage {
  readonly plan: ReadonlySignal<Plan>;
  readonly curves: ReturnType<typeof createCurves>;
}

export const LogsContext = createContext<LogsPage | undefined>(undefined);

export function useLogsPage(): LogsPage {
  const page = useContext(LogsContext);
  if (page === undefined) throw new Error("useLogsPage: expected to be inside the logs view");
  return page;
}
