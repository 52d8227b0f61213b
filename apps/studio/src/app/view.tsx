import type { ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { DesignView } from "../views/design/index.tsx";
import type { ViewName } from "../workspace/types.ts";
import { useStudio } from "./studio.ts";

/** Design is part of the page; the others come when they are first opened. */
const later: Readonly<Record<Exclude<ViewName, "design">, () => Promise<ComponentType>>> = {
  translate: async () => (await import("../views/translate/index.tsx")).TranslateView,
  race: async () => (await import("../views/race/index.tsx")).RaceView,
  logs: async () => (await import("../views/logs/index.tsx")).LogsView,
  explain: async () => (await import("../views/explain/index.tsx")).ExplainView,
};

/** The view that is open. A view keeps what it holds in the studio, so leaving it loses nothing. */
export function OpenView(): JSX.Element {
  const { view } = useStudio();
  const [loaded, setLoaded] = useState<Partial<Record<ViewName, ComponentType>>>({ design: DesignView });
  const [failed, setFailed] = useState<string>();
  const name = view.value;
  useEffect(() => {
    if (name === "design" || loaded[name] !== undefined) return;
    let isCurrent = true;
    setFailed(undefined);
    later[name]().then(
      (View) => setLoaded((known) => ({ ...known, [name]: View })),
      (error: unknown) => isCurrent && setFailed(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [name, loaded]);
  const View = loaded[name];
  if (View !== undefined) return <View key={name} />;
  return (
    <p class="view-wait" role="status">
      {failed === undefined ? "" : `This view could not be loaded: ${failed}. Reload the page to try again.`}
    </p>
  );
}
