import type { JSX } from "preact";
import { useStudio } from "../app/studio.ts";

/** That the server is gone, for as long as it is. */
export function ServerNotice(): JSX.Element | null {
  const gone = useStudio().server?.goneAt.value;
  if (gone === undefined) return null;
  const time = `${gone.getHours()}:${String(gone.getMinutes()).padStart(2, "0")}`;
  return (
    <p class="notice" role="status">
      Server gone at {time}. Changes are kept here. Trying again.
    </p>
  );
}
