/** The origin of every page of the application; nothing else is ever given a port. */
export const applicationOrigin = 'glossator://app';

/** Where a port leads: to the matter service of the window's matter, or to the main process. */
export type PortDestination = 'service' | 'shell';

/**
 * What the page posts to its own window once it listens for messages: it asks for its ports.
 *
 * Asked again, as after a reload, it is answered with new ports, and those handed out before are closed.
 */
export interface ReadyMessage {
  readonly kind: 'glossator-ready';
}

/**
 * What the preload posts to the page with one MessagePort: `event.ports[0]`, not yet started.
 *
 * `generation` grows with every port handed to a window for the same destination. A port of a higher generation replaces
 * the one before it, whose calls without an answer will never have one: on `service` after the service was started again
 * or the window was given another matter. Over a port go `CallMessage` one way, `ReplyMessage` and `EventMessage` the other.
 */
export interface PortMessage {
  readonly kind: 'glossator-port';
  readonly to: PortDestination;
  readonly generation: number;
}

/** What the preload puts on `window.glossator`; everything else goes over the ports. */
export interface PreloadBridge {
  /** The absolute path of a file that was dropped on the page or chosen in it; empty for a file made by script. */
  readonly pathForFile: (file: object) => string;
}

/** The message that asks for ports. */
export const readyMessage: ReadyMessage = { kind: 'glossator-ready' };
