import { connect } from 'node:net';

// A Metadata request, version 1, for no topic: header (key 3, version 1, correlation 1, no client id), then an empty list.
const request = Buffer.from([0, 0, 0, 14, 0, 3, 0, 1, 0, 0, 0, 1, 0xff, 0xff, 0, 0, 0, 0]);
const lengthAndCorrelation = 8;

/** Whether a broker on this loopback port answers requests and counts itself among the living. Plain connections only. */
export function brokerAnswers(port: number, timeoutMs = 2_000): Promise<boolean> {
  return new Promise((resolve) => {
    let received = Buffer.alloc(0);
    const socket = connect({ host: '127.0.0.1', port });
    const timer = setTimeout(() => socket.destroy(), timeoutMs);
    socket.once('connect', () => socket.write(request));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length >= lengthAndCorrelation + 4) socket.destroy();
    });
    socket.once('error', () => socket.destroy());
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(received.length >= lengthAndCorrelation + 4 && received.readInt32BE(lengthAndCorrelation) > 0);
    });
  });
}
