/** Gives the page a turn: it answers and draws before the work goes on. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    // Timers of a page in the background wait for a second; messages do not.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
