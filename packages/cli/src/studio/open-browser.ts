import { spawn } from "node:child_process";

const openers: { readonly [platform: string]: readonly [command: string, ...words: string[]] } = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Opens an address in the browser of the user. Resolves to whether there was a program for that. */
export function openBrowser(address: string): Promise<boolean> {
  const [command, ...words] = openers[process.platform] ?? ["xdg-open"];
  return new Promise((resolve) => {
    const child = spawn(command, [...words, address], { stdio: "ignore", detached: true });
    child.on("error", () => resolve(false));
    child.on("spawn", () => {
      child.unref();
      resolve(true);
    });
  });
}
