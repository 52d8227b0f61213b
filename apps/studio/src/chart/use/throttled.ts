import { useEffect, useRef, useState } from "preact/hooks";

/** A live chart is drawn at most so often. */
const least = 250;

/** What was given last, but at most four times a second while it is live. */
export function useThrottled<Value>(value: Value, live: boolean): Value {
  const shown = useRef({ value, at: 0 });
  const [, redraw] = useState(0);
  const wait = shown.current.at + least - performance.now();
  const isDue = !live || wait <= 0;
  if (isDue) shown.current = { value, at: performance.now() };
  useEffect(() => {
    if (isDue) return;
    const timer = setTimeout(() => redraw((count) => count + 1), wait);
    return () => clearTimeout(timer);
  });
  return shown.current.value;
}
