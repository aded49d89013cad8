import { consent, readOnly, type MappedRow } from '@trueup/connector-kit';
import type { NetsuiteRecord } from '../wire';

const place = { point: 'email', status: 'globalSubscriptionStatus.id' } as const;

/** Somebody confirmed these. */
const confirmed = consent<NetsuiteRecord>({ ...place, words: { granted: '3', withdrawn: '4' } });

/** NetSuite sets these by itself, so they are nobody's decision. */
const soft = consent<NetsuiteRecord>({ ...place, words: { granted: '1', withdrawn: '2' }, explicit: () => false });

/** The global subscription status. */
export const emailConsent: MappedRow<NetsuiteRecord> = readOnly(
  {
    read: (wire, at) => (['1', '2'].includes(wire.globalSubscriptionStatus?.id ?? '') ? soft : confirmed).read(wire, at),
  },
  'Consent is asked for in shops and by service; NetSuite only tells what it knows.',
);
