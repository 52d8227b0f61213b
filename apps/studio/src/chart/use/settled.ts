import { useEffect, useState } from "preact/hooks";

type Window = readonly [number, number];

/** Milliseconds of rest until a zoom or a pan has ended. */
const rest = 200;

export const sameWindow = (a: Window, b: Window): boolean => a[0] === b[0] && a[1] === b[1];

/** The window once it rests: until then the axis of values stays as it is. */
export function useSettled(window: Window): Window {
  const [settled, setSettled] = useState(window);
  useEffect(() => {
    if (sameWindow(settled, window)) return;
    const timer = setTimeout(() => setSettled(window), rest);
    return () => clearTimeout(timer);
  }, [window[0], window[1], settled]);
  return settled;
}
