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
 * A port replaces the one before it to the same destination, whose calls without an answer will never have one: on
 * `service` after the service was started again or the window was given another matter. `showing` is the number that
 * `windowShows` gives for that matter: news and ports take different ways, and a page that met a port before its news
 * would ask one matter for what it shows of another. Over a port go `CallMessage` one way, `ReplyMessage` and
 * `EventMessage` the other.
 */
export type PortMessage =
  | { readonly kind: 'glossator-port'; readonly to: 'shell' }
  | { readonly kind: 'glossator-port'; readonly to: 'service'; readonly showing: number };

/** What the preload puts on `window.glossator`; everything else goes over the ports. */
export interface PreloadBridge {
  /** The absolute path of a file that was dropped on the page or chosen in it; empty for a file made by script. */
  readonly pathForFile: (file: object) => string;
}

/** The message that asks for ports. */
export const readyMessage: ReadyMessage = { kind: 'glossator-ready' };
