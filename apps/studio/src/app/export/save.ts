import type { Saved } from "./files.ts";

/** Offers a file to the browser, which saves it where it saves files. */
export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export const save = ({ name, type, parts }: Saved): void =>
  saveBlob(name, new Blob([...parts], { type: `${type};charset=utf-8` }));

/** An SVG as a PNG of so many times its size. */
export async function savePng({ name, parts }: Saved, times = 2): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(parts.join(""))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * times;
  canvas.height = image.naturalHeight * times;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("this browser could not make a PNG of this size");
  saveBlob(name.replace(/\.svg$/, ".png"), blob);
}
