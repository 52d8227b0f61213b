import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "./button.tsx";
import { copyText } from "./copy.ts";

/** Copies a text and says so in its own place. */
export function CopyButton({
  text,
  name = "Copy",
  look = "quiet",
}: {
  readonly text: () => string;
  readonly name?: string;
  readonly look?: "normal" | "primary" | "quiet";
}): JSX.Element {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (said === undefined) return undefined;
    const timer = setTimeout(() => setSaid(undefined), 1600);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <Button
      look={look}
      icon={said === undefined ? "copy" : "check"}
      onClick={() => copyText(text()).then((isCopied) => setSaid(isCopied ? "Copied" : "Not allowed"))}
    >
      {said ?? name}
    </Button>
  );
}
