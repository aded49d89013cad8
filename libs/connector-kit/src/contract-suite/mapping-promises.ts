import { SLOTS, slotId } from '@trueup/canonical-schema';
import { applyPatch } from '../mapping/patch';
import { missingRows } from '../mapping/missing-rows';
import { patchFor, project } from '../mapping/project';
import { readRecord, type MappedSlot } from '../mapping/read-record';
import { isMapped } from '../mapping/row';
import type { SuiteDriver } from './suite-driver';

/** What the table promises by itself, without the vendor. */
export function mappingPromises<Config, Wire extends object>(driver: SuiteDriver<Config, Wire>): void {
  const { mapping, options } = driver;
  const writable = SLOTS.filter((slot) => {
    const row = mapping.rows[slot];
    return isMapped(row) && row.write !== undefined;
  });

  it('maps every slot, or declines it with a reason', () => {
    expect(missingRows(mapping)).toEqual([]);
  });

  it('reads nothing out of an empty record', () => {
    const told = readRecord(mapping, mapping.empty(driver.kind), driver.at()).filter(({ state }) => state === 'value');
    expect(told.map(slotId)).toEqual([]);
  });

  it.each(options.fixtures.map((fixture) => [fixture.name, fixture] as const))('reads %s, and nothing of it is lost', (_name, fixture) => {
    const slots = readRecord(mapping, mapping.parse(fixture.record), driver.at());
    const says = Object.fromEntries(slots.filter(({ state }) => state === 'value').map((slot) => [shortId(driver, slot), slot.value]));
    expect(says).toEqual(fixture.says);
    const once = mapping.parse(fixture.record);
    expect(mapping.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
  });

  it.each(writable)('gives %s back as it was written', (slot) => {
    const address = driver.address(slot);
    const value = driver.sample(slot);
    const base = writable.filter((one) => one !== slot).map((one) => ({ address: driver.address(one), after: driver.sample(one) }));
    const without = applyPatch(mapping.empty(driver.kind), patchFor(mapping, base, driver.at(mapping.empty(driver.kind))));
    const at = driver.at(without);
    const projected = project(mapping, { address, value }, at);
    const lossy = options.lossy && slot in options.lossy;
    expect(projected).toEqual(lossy ? options.lossy?.[slot] : value);
    if (projected !== null) expect(project(mapping, { address, value: projected }, at)).toEqual(projected);
  });
}

/** A slot as fixtures name it: without key and context where they are the plain ones. */
function shortId<Config, Wire extends object>(driver: SuiteDriver<Config, Wire>, slot: MappedSlot): string {
  return slotId(slot) === slotId(driver.address(slot.slot)) ? slot.slot : slotId(slot);
}
