import type { JSX } from "preact";
import { useStudio } from "../app/studio.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import type { FolderServer } from "./folder-server.ts";
import "./server.css";

/** What the served folder has to say: that the server is gone, and the question before a file is written over. */
export function ServerNotice(): JSX.Element | null {
  const { server } = useStudio();
  if (server === undefined) return null;
  return (
    <>
      <Gone server={server} />
      <AskOverwrite server={server} />
    </>
  );
}

/** That the server is gone, for as long as it is. */
function Gone({ server }: { readonly server: FolderServer }): JSX.Element | null {
  const gone = server.goneAt.value;
  if (gone === undefined) return null;
  const time = `${gone.getHours()}:${String(gone.getMinutes()).padStart(2, "0")}`;
  return (
    <p class="notice" role="status">
      Server gone at {time}. Changes are kept here. Trying again.
    </p>
  );
}

function AskOverwrite({ server }: { readonly server: FolderServer }): JSX.Element {
  const asked = server.asked.value;
  const close = (): void => {
    server.asked.value = undefined;
  };
  const replace = (): void => {
    asked?.replace();
    close();
  };
  return (
    <Dialog title="Replace the file?" open={asked !== undefined} onClose={close}>
      <p>{asked?.path} is in the folder already. What is in it now will be lost.</p>
      <div class="overwrite">
        <Button look="primary" onClick={replace}>
          Replace it
        </Button>
        <Button onClick={close}>Keep it</Button>
      </div>
    </Dialog>
  );
}
