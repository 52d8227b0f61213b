import type { Page } from "playwright-core";

/** A file as a test makes it. */
export interface Dropped {
  readonly name: string;
  readonly text?: string;
  readonly bytes?: Uint8Array;
}

/** Drops files on the page as a hand would: enter, over, drop. */
export async function drop(page: Page, files: readonly Dropped[], on = ".drop-zone"): Promise<void> {
  const plain = files.map(({ name, text, bytes }) => ({
    name,
    text,
    base64: bytes === undefined ? undefined : Buffer.from(bytes).toString("base64"),
  }));
  await page.waitForSelector(on);
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, text, base64 } of all) {
      const part =
        base64 === undefined ? (text ?? "") : Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      transfer.items.add(new File([part], name));
    }
    return transfer;
  }, plain);
  for (const type of ["dragenter", "dragover", "drop"]) {
    await page.dispatchEvent(on, type, { dataTransfer: data });
  }
}
