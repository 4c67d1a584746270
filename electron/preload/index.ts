import { type IpcRendererEvent, contextBridge, ipcRenderer, webUtils } from 'electron';
import type { PortMessage, PreloadBridge, ReadyMessage } from '../../shared/contract/index.ts';

/** The little of the page's world this file needs: it is compiled without the browser's types. */
declare const window: {
  readonly location: { readonly origin: string };
  readonly postMessage: (message: PortMessage, origin: string, ports: readonly unknown[]) => void;
  readonly addEventListener: (
    type: 'message',
    listener: (event: { readonly source: unknown; readonly origin: string; readonly data: unknown }) => void,
  ) => void;
};

const bridge: PreloadBridge = {
  pathForFile: (file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]),
};
contextBridge.exposeInMainWorld('glossator', bridge);

const ready: ReadyMessage['kind'] = 'glossator-ready';

window.addEventListener('message', ({ source, origin, data }) => {
  const own = source === window && origin === window.location.origin;
  const asks = typeof data === 'object' && data !== null && 'kind' in data && data.kind === ready;
  if (own && asks) ipcRenderer.send(ready);
});

const port: PortMessage['kind'] = 'glossator-port';

ipcRenderer.on(port, (event: IpcRendererEvent, message: PortMessage) => {
  window.postMessage(message, window.location.origin, event.ports);
});
