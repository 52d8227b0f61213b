import "@anneal/lab/browser/worker";
import { type Asked, describe } from "./describe.ts";

// A worker of the race. It trains, which is the lab's; and it reads data to say what they are.
const scope = globalThis as unknown as {
  readonly postMessage: (message: unknown) => void;
  readonly addEventListener: (type: "message", hear: (event: { readonly data: unknown }) => void) => void;
};
scope.addEventListener("message", ({ data }) => {
  const asked = data as Asked | { readonly kind: "other" };
  if (asked.kind === "describe") scope.postMessage(describe(asked));
});
