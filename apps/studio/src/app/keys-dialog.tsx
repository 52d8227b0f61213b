import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { Dialog } from "../ui/dialog.tsx";
import { shortcuts } from "./shortcuts.ts";

/** All keys of the page. */
export function KeysDialog({ open }: { readonly open: Signal<boolean> }): JSX.Element {
  return (
    <Dialog title="Keys" open={open.value} onClose={() => (open.value = false)}>
      <dl class="keys">
        {shortcuts.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              {keys
                .split(/(, | to | and )/)
                .map((part, k) => (k % 2 === 0 ? <kbd key={k}>{part}</kbd> : part))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p class="meta">Keys of the page rest while a field is being typed in.</p>
    </Dialog>
  );
}
