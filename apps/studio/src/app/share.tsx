import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button, IconButton } from "../ui/button.tsx";
import { copyText } from "../ui/copy.ts";
import { linkTo } from "../workspace/link.ts";
import { useStudio } from "./studio.ts";

/** Copies a link that holds the workspace; logs are never in it. */
export function ShareButton({
  disabled,
  isSmall = false,
}: {
  readonly disabled: boolean;
  readonly isSmall?: boolean;
}): JSX.Element {
  const { store, look, view, runs, announced } = useStudio();
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (said === undefined) return undefined;
    const timer = setTimeout(() => setSaid(undefined), 4000);
    return () => clearTimeout(timer);
  }, [said]);
  const logs = runs.logs.value.length;
  const share = async (): Promise<void> => {
    const hash = await linkTo(view.value, { workspace: store.workspace.value, look: look.value });
    const isCopied = await copyText(`${location.href.split("#")[0]}${hash}`);
    if (!isCopied) history.replaceState(null, "", hash);
    const copied = logs === 0 ? "Link copied" : `Copied, without the ${logs === 1 ? "log" : `${logs} logs`}`;
    const says = isCopied ? copied : "The link is in the address bar";
    setSaid(says);
    announced.value = says;
  };
  if (isSmall)
    return (
      <IconButton
        icon={said ? "check" : "share"}
        label={said ?? "Share link"}
        disabled={disabled}
        onClick={share}
      />
    );
  return (
    <Button look="primary" icon={said === undefined ? "share" : "check"} disabled={disabled} onClick={share}>
      {said ?? "Share link"}
    </Button>
  );
}
