import { sourceKey, type GoldenSlot, type OrderReference, type SystemState, type SystemStateKind } from '@trueup/canonical-schema';
import { isLive } from './claim';
import type { DeliveryState, GoldenInput, MemberView } from './golden-input';
import { byText } from './slot-order';
import type { SystemRow } from './system-row';

interface Wish {
  readonly state: SystemStateKind;
  readonly reason: string | null;
}

/** States that a delivery may leave behind where the customer has no record yet, and where it has one. */
const WITHOUT_RECORD: readonly SystemStateKind[] = ['pendingCreate', 'pendingValidation', 'blocked', 'exception'];
const WITH_RECORD: readonly SystemStateKind[] = ['behind', 'pendingValidation', 'blocked', 'exception'];

/** Where the customer stands in each system, by the rows of systems.yaml. */
export function systemStates({ members, systems, delivered }: GoldenInput, orders: readonly GoldenSlot[]): SystemState[] {
  const isInactive = !members.some(isLive);
  return systems.systems.map((row) => {
    const own = members.filter(({ source }) => source.system === row.system);
    const [primary, ...others] = own.filter(isLive).sort(byAge);
    const last = delivered.find(({ system }) => system === row.system);
    const wish = primary ? withRecord(last) : isInactive ? no('The customer is inactive.') : withoutRecord(row, { own, orders, last });
    return { system: row.system, ...wish, primary: primary?.source ?? null, others: others.map(({ source }) => source) };
  });
}

function withRecord(last: DeliveryState | undefined): Wish {
  return last && WITH_RECORD.includes(last.state) ? { state: last.state, reason: last.reason } : { state: 'aligned', reason: null };
}

function withoutRecord(
  row: SystemRow,
  { own, orders, last }: { own: readonly MemberView[]; orders: readonly GoldenSlot[]; last: DeliveryState | undefined },
): Wish {
  if (own.length > 0) return no('Its record was deleted there.');
  if (row.mode === 'off' || row.mode === 'listen') return no(`The system is in mode ${row.mode}.`);
  const missing = missingFor(
    row,
    orders.map(({ value }) => value as OrderReference | null).filter((order) => order !== null),
  );
  if (missing) return no(missing);
  return last && WITHOUT_RECORD.includes(last.state) ? { state: last.state, reason: last.reason } : { state: 'wanted', reason: null };
}

/** What is still missing before the system should have the customer; null where nothing is. */
function missingFor(row: SystemRow, orders: readonly OrderReference[]): string | null {
  switch (row.createWhen) {
    case 'always':
      return null;
    case 'never':
      return 'Nothing is created there.';
    case 'firstOrder':
      return orders.some((order) => isRoutedTo(row, order)) ? null : 'No order yet.';
    case 'orderAccepted':
      return orders.some((order) => order.status === 'accepted' && isRoutedTo(row, order))
        ? null
        : `No accepted order${row.legalEntity === null ? '' : ` of legal entity ${row.legalEntity}`}.`;
  }
}

function isRoutedTo({ legalEntity, brand }: SystemRow, order: OrderReference): boolean {
  return (legalEntity === null || legalEntity === order.legalEntity) && (brand === null || brand === order.brand);
}

function no(reason: string): Wish {
  return { state: 'notWanted', reason };
}

/** The record that was linked first represents the customer. */
function byAge(left: MemberView, right: MemberView): number {
  return (
    left.linkedAt - right.linkedAt ||
    left.firstRecordedAt - right.firstRecordedAt ||
    byText(sourceKey(left.source), sourceKey(right.source))
  );
}
