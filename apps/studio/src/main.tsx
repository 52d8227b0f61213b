import { render } from "preact";
import { App } from "./app/app.tsx";
import { openLinked } from "./app/open-linked.ts";
import { createStudio, damaged } from "./app/studio.ts";
import { createTheme } from "./app/theme.ts";
import { connectFolder, isServed } from "./server/folder-server.ts";
import { readKept, storageHere } from "./workspace/keep.ts";
import { readLink } from "./workspace/link.ts";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/layout.css";
import "./styles/floating.css";
import "./styles/data.css";

/** Opens the page on what the link holds, else on what the browser kept. */
async function open(): Promise<void> {
  const storage = storageHere();
  const theme = createTheme(storage);
  const link = await readLink(location.hash);
  const kept = readKept(storage);
  const { workspace, look } = link;
  const studio = createStudio(kept, isServed() ? connectFolder() : undefined);
  if (workspace !== undefined) openLinked(studio, workspace);
  if (look !== undefined) studio.look.value = look;
  studio.view.value = link.view;
  if (link.damagedAfter !== undefined) studio.notice.value = damaged(link.damagedAfter);
  const place = document.getElementById("studio");
  if (place !== null) render(<App studio={studio} theme={theme} />, place);
}

/** What the page of one file does as its own worker: the name that it was started with says which. */
function work(): Promise<unknown> {
  if (self.name === "logs") return import("./runs/jobs/worker.ts");
  if (self.name === "translate") return import("./views/translate/background/worker.ts");
  return import("./race/worker.ts");
}

// A worker has no document.
if (import.meta.env.MODE === "single" && typeof document === "undefined") void work();
else void open();
