import type { Slot, SlotClaim } from '@trueup/canonical-schema';
import { ROW_DEFAULTS, type SystemRow } from '@trueup/governance';
import type { IdentityRecord } from '@trueup/identity';
import type { MappingContext } from '../mapping/mapping';
import { isMapped } from '../mapping/row';
import { mappedSlot } from '../mapping/read-record';
import { FILE_SLOTS, fileMapping } from './file-mapping';
import { contentOf, ROW_TYPE, type FileRow } from './file-row';
import { partyOfRow, type FileParty } from './party-of-row';

const NO_PLACE = { brand: null, legalEntity: null, businessUnit: null, region: null, country: null };

/** A system of which nothing is known but a file. */
const ANY_SYSTEM: SystemRow = {
  ...ROW_DEFAULTS,
  ...NO_PLACE,
  ...{ system: '', vendor: 'file', family: 'crm', mode: 'listen', createWhen: 'never', orderAccepted: null },
  ...{ keyField: null, pollSeconds: 0, webhook: null, connection: {}, limits: {}, settings: {} },
};
const AT: MappingContext<FileParty> = { row: ANY_SYSTEM, systems: [], current: null, kind: 'UNKNOWN' };

/** A row of a file as matching sees it; its system is '' where no column names one. Throws where the row has no id. */
export function identityOfRow(row: FileRow, home: string | null): IdentityRecord {
  const party = partyOfRow(row, home);
  const { kind, references } = fileMapping.identify(party, AT);
  const system = contentOf(row, row.columns.system) ?? '';
  return {
    source: { system, type: ROW_TYPE, id: party.id },
    kind,
    references,
    claims: FILE_SLOTS.flatMap((slot) => claimsOf(slot, party)),
    ...{ segment: null, ourKey: null, mergedInto: null, lifecycle: 'present' },
  };
}

function claimsOf(slot: Slot, party: FileParty): SlotClaim[] {
  const mapped = fileMapping.rows[slot];
  if (!isMapped(mapped)) return [];
  const said = mapped.read(party, AT).filter(({ state }) => state === 'value');
  return said.map((claim) => {
    const { key, context, state, value, partId } = mappedSlot(slot, claim, AT);
    return {
      slot,
      key,
      context,
      state,
      value,
      partId,
      ...{ valueTime: null, timeQuality: 'baseline', origin: 'source' },
      verification: 'UNKNOWN',
    };
  });
}
