declare global {
  interface Window {
    /** Whether it is so when the page has done what it does in the next frame; told when that frame is over. */
    benchInNextFrame?: (look: () => boolean) => Promise<boolean>;
  }
}

/** Runs in the page, before anything there that looks at frames. */
export function watchFrames(): void {
  window.benchInNextFrame = (look) =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const seen = look();
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          channel.port1.close();
          resolve(seen);
        };
        channel.port2.postMessage(null);
      });
    });
}
