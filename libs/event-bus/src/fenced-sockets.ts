import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

/**
 * Sockets that can be cut for good. The client goes on sending by itself after it was told to disconnect:
 * only a wire that is cut keeps late records from following those of a successor.
 */
export class FencedSockets {
  private readonly open = new Set<Socket>();
  private isCut = false;

  readonly factory: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    const servername = isIP(host) ? {} : { servername: host };
    const socket = ssl ? connectSecurely({ host, port, ...servername, ...ssl }, onConnect) : connect({ host, port }, onConnect);
    socket.setKeepAlive(true, 60_000);
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    if (this.isCut) socket.destroy(new Error('This producer was dropped.'));
    return socket;
  };

  cut(): void {
    this.isCut = true;
    for (const socket of this.open) socket.destroy();
  }
}
