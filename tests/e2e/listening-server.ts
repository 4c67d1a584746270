import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo } from 'node:net';

/** A server on this machine that counts who comes, and answers nothing but an empty page. */
export interface ListeningServer {
  /** `127.0.0.1:port` */
  readonly host: string;
  /** TCP connections and UDP packets since it was started. */
  readonly visits: () => { readonly connections: number; readonly packets: number };
  readonly close: () => Promise<void>;
}

const emptyPage =
  'HTTP/1.1 200 OK\r\ncontent-length: 0\r\naccess-control-allow-origin: *\r\nconnection: close\r\n\r\n';

/** Starts a server that listens for TCP connections and, on the same port, for UDP packets. */
export async function listeningServer(): Promise<ListeningServer> {
  let connections = 0;
  let packets = 0;
  const tcp = createServer((socket) => {
    connections += 1;
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end(emptyPage));
  });
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  const { port }: AddressInfo = tcp.address() as AddressInfo;
  const udp = createSocket('udp4');
  udp.on('message', () => {
    packets += 1;
  });
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${String(port)}`,
    visits: () => ({ connections, packets }),
    close: async () => {
      await new Promise<void>((resolve) => udp.close(() => resolve()));
      await new Promise<void>((resolve) => tcp.close(() => resolve()));
    },
  };
}
