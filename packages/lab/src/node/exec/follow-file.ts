import { type FileHandle, open } from "node:fs/promises";

/**
 * Reads a file that another process writes: every call gives what was added since the last one. One that was cut short
 * or written anew is read from its start; one that is not there has nothing to say.
 */
export function followFile(path: string, give: (bytes: Uint8Array) => void): () => Promise<void> {
  const buffer = new Uint8Array(65_536);
  let position = 0;
  const readOn = async (file: FileHandle): Promise<void> => {
    if ((await file.stat()).size < position) position = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      give(buffer.subarray(0, bytesRead));
    }
  };
  return async () => {
    const file = await open(path, "r").catch(() => undefined);
    if (file === undefined) return;
    try {
      await readOn(file);
    } finally {
      await file.close();
    }
  };
}
