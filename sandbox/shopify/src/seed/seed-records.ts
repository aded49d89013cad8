import { BadSeed } from '@trueup/sandbox-kit';
import { z } from 'zod';
import type { Shop } from '../shop/shop';
import { Planting } from './planting';
import { seedRecord, type SeedRecord } from './seed-shape';

function parsed(records: readonly unknown[]): SeedRecord[] {
  return records.map((record, index) => {
    const read = seedRecord.safeParse(record);
    if (!read.success) throw new BadSeed(`records[${index}]: ${z.prettifyError(read.error)}`);
    return read.data;
  });
}

/** Puts records in as if they had always been there: no webhooks, no journal, searches find them at once. All or nothing. */
export function seedRecords(shop: Shop, records: readonly unknown[]): string[] {
  const planting = new Planting(shop);
  parsed(records).forEach((record, index) => planting.add(record, index));
  return planting.finish();
}
