import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { CompressionCodecs, CompressionTypes } from 'kafkajs';

interface KafkaEncoder {
  readonly buffer: Buffer;
}

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Teaches kafkajs zstd, and lets it say clearly what it cannot read. Gzip it knows by itself. */
export function registerCompression(): void {
  CompressionCodecs[CompressionTypes.ZSTD] = () => ({
    compress: ({ buffer }: KafkaEncoder) => compress(buffer),
    decompress: (buffer: Buffer) => decompress(buffer),
  });
  CompressionCodecs[CompressionTypes.Snappy] = () => refusing('snappy');
  CompressionCodecs[CompressionTypes.LZ4] = () => refusing('lz4');
}

function refusing(name: string): { compress(): Promise<never>; decompress(): Promise<never> } {
  const refuse = (): Promise<never> =>
    Promise.reject(
      new Error(`A record batch is compressed with ${name}; Trueup reads none, gzip and zstd. Set compression.type of the topic to zstd.`),
    );
  return { compress: refuse, decompress: refuse };
}
