import { createServer } from 'node:net';

// Below the range from which systems draw source ports: a client that keeps dialling a stopped server inside that range
// may be given the server's own port, connect to itself, and keep the server from coming back.
const lowest = 18_000;
const highest = 32_000;
const handedOut = new Set<number>();

/** A loopback TCP port on which nothing listens, never given out twice by this process. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (!handedOut.has(port) && (await isPortFree(port))) {
      handedOut.add(port);
      return port;
    }
  }
  throw new Error(`No free loopback port was found between ${lowest} and ${highest}.`);
}

/** Whether a server could listen on this loopback port now. */
export async function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
