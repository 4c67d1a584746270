import { app, type Session, type WebContents } from 'electron';
import { builtPages, isOwnAddress, type PageSource } from './page-source.ts';

/** What Chromium would do on the network by itself, switched off before it starts. */
const switches: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-breakpad'],
  ['disable-client-side-phishing-detection'],
  ['dns-prefetch-disable'],
  ['no-pings'],
  ['no-proxy-server'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  [
    'disable-features',
    'AutofillServerCommunication,CertificateTransparencyComponentUpdater,DnsOverHttps,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,Translate',
  ],
];

/**
 * Refuses every name and every number, whatever should ask for it: Chromium's spell checker asks for a dictionary before
 * a session can be told not to.
 *
 * What is mapped to no possible name fails at once. For `~NOTFOUND`, Chromium would first look for a route to a public
 * address by connecting a socket to it; the second rule holds where the first should not be understood.
 */
const noName = 'MAP * ^NOTFOUND, MAP * ~NOTFOUND';

/** Switches off what Chromium does on the network by itself. Counts only before Electron is ready. */
export function switchNetworkOff(pages: PageSource): void {
  for (const [name, value] of switches) app.commandLine.appendSwitch(name, value);
  if (pages === builtPages) app.commandLine.appendSwitch('host-resolver-rules', noName);
}

/**
 * Cancels every web request of a session except for the application's own pages, and keeps it from fetching dictionaries.
 *
 * `developerTools` lets the developer tools load themselves (`devtools:`, from inside Electron).
 */
export function refuseNetwork(session: Session, pages: PageSource, developerTools: boolean): void {
  session.webRequest.onBeforeRequest((details, decide) => {
    const own = isOwnAddress(details.url, pages) || isHotReload(details.url, pages);
    const tools = developerTools && details.url.startsWith('devtools://');
    decide({ cancel: !own && !tools });
  });
  session.setSpellCheckerEnabled(false);
}

/** Keeps a page from sending anything over WebRTC, which web requests and the page's policy do not cover. */
export function refusePeerConnections(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** The development server tells of changed files over a web socket beside its address. */
function isHotReload(address: string, pages: PageSource): boolean {
  return pages !== builtPages && address.startsWith(`${pages.origin.replace(/^http/, 'ws')}/`);
}
