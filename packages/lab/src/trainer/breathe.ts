/** Gives the event loop a turn: messages, signals and timers are heard only then. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else {
      // A browser makes nested timers wait for 4 ms each; messages do not wait.
      const { port1, port2 } = new MessageChannel();
      (port1 as unknown as { onmessage: () => void }).onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(0);
    }
  });
}
