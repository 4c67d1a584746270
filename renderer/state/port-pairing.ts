/** Takes service ports into use only for the matter the window shows. */
export interface PortPairing<Port> {
  /** A port to the service of the matter that the window was given under this number. */
  readonly offer: (showing: number, port: Port) => void;
  /** The window shows what it was given under this number, and nothing given before. */
  readonly shows: (showing: number) => void;
}

/**
 * Pairs ports with the news of what the window shows. The two take different ways, so either may come first: a port that
 * comes before its news is held back, one that is no longer of the matter shown is closed. `leave` is called when what was
 * asked of the matter before must not reach the next one.
 */
export function portPairing<Port extends { readonly close: () => void }>(parts: {
  readonly attach: (port: Port) => void;
  readonly leave: () => void;
}): PortPairing<Port> {
  let shown: number | null = null;
  let held: { readonly showing: number; readonly port: Port } | null = null;
  return {
    offer: (showing, port) => {
      if (showing === shown) parts.attach(port);
      else if (shown !== null && showing < shown) port.close();
      else {
        held?.port.close();
        held = { showing, port };
      }
    },
    shows: (showing) => {
      if (shown !== null && showing <= shown) return;
      if (shown !== null) parts.leave();
      shown = showing;
      if (held === null || held.showing > showing) return;
      const { port } = held;
      const isOurs = held.showing === showing;
      held = null;
      if (isOurs) parts.attach(port);
      else port.close();
    },
  };
}
