import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Size } from "../layout.ts";

/** The size of an element, kept right as it changes. Undefined until it is known. */
export function useSize(): {
  readonly box: { current: HTMLElement | null };
  readonly size: Size | undefined;
} {
  const box = useRef<HTMLElement>(null);
  const [size, setSize] = useState<Size | undefined>(undefined);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((before) => (before?.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, size };
}
