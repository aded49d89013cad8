import { sourceKey, type GoldenSlot, type SystemState, type SystemStateKind } from '@trueup/canonical-schema';
import { isLive } from './claim';
import type { DeliveryState, GoldenInput, MemberView } from './golden-input';
import { byText } from './slot-order';
import { wantedFrom, type Wanted } from './wanted-records';

interface Wish {
  readonly state: SystemStateKind;
  readonly reason: string | null;
}

/** States that a delivery may leave behind where the customer has no record yet, and where it has one. */
const WITHOUT_RECORD: readonly SystemStateKind[] = ['pendingCreate', 'pendingValidation', 'blocked', 'exception'];
const WITH_RECORD: readonly SystemStateKind[] = ['behind', 'pendingValidation', 'blocked', 'exception'];

/** Where the customer stands in each system, by the rows of systems.yaml. */
export function systemStates(input: GoldenInput, slots: readonly GoldenSlot[]): SystemState[] {
  const { kind, members, systems, delivered } = input;
  const isInactive = !members.some(isLive);
  const wanted = wantedFrom({ kind, members, slots }, systems);
  return systems.systems.map((row) => {
    const { system } = row;
    const own = members.filter(({ source }) => source.system === system);
    const [primary, ...others] = own.filter(isLive).sort(byAge);
    const last = delivered.find((state) => state.system === system);
    if (primary) return { system, ...withRecord(last), primary: primary.source, others: others.map(({ source }) => source) };
    const wish = isInactive ? no('The customer is inactive.') : withoutRecord(own.length > 0, wanted(row), last);
    return { system, ...wish, primary: null, others: [] };
  });
}

function withRecord(last: DeliveryState | undefined): Wish {
  return last && WITH_RECORD.includes(last.state) ? { state: last.state, reason: last.reason } : { state: 'aligned', reason: null };
}

function withoutRecord(wasThere: boolean, { records, missing }: Wanted, last: DeliveryState | undefined): Wish {
  if (wasThere) return no('Its record was deleted there.');
  if (records.length === 0) return no(missing ?? 'Nothing is created there.');
  return last && WITHOUT_RECORD.includes(last.state) ? { state: last.state, reason: last.reason } : { state: 'wanted', reason: null };
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
