import { useLayoutEffect, useState } from "preact/hooks";
import { type Colours, readColours, watchTheme } from "../draw/colours.ts";

/** The colours of the theme, read again when it changes. */
export function useColours(box: { current: HTMLElement | null }): Colours | undefined {
  const [colours, setColours] = useState<Colours | undefined>(undefined);
  useLayoutEffect(() => {
    const read = (): void => {
      if (box.current !== null) setColours(readColours(box.current));
    };
    read();
    return watchTheme(read);
  }, []);
  return colours;
}
