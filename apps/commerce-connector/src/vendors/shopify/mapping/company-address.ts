import { address, type MappedRow } from '@trueup/connector-kit';
import type { ShopifyLocation } from '../wire';
import { phone } from './phone';
import { hasProvinces } from './provinces';

type Place = 'billingAddress' | 'shippingAddress';

/** An address of a location; the firm's name on it is always the company's. One that also serves the other type is not taken away. */
export function companyAddress(place: Place): MappedRow<ShopifyLocation> {
  const plain = address<ShopifyLocation>(
    {
      receiver: { path: `${place}.recipient`, max: 255 },
      line1: { path: `${place}.address1`, max: 255 },
      line2: { path: `${place}.address2`, max: 255 },
      city: { path: `${place}.city`, max: 255 },
      region: `${place}.zoneCode`,
      postalCode: { path: `${place}.zip`, max: 20 },
      country: `${place}.countryCode`,
      phone: { path: `${place}.phone`, as: phone },
    },
    { partId: (wire) => wire[place]?.id ?? null },
  );
  return {
    read: (wire, at) => (wire[place] && wire[place].phone === undefined ? [{ state: 'withheld', value: null }] : plain.read(wire, at)),
    write(value, at, context) {
      const current = context.current?.[place];
      if (at.context !== 'private' || (context.current !== null && current === undefined)) return undefined;
      if (value === null) return isShared(context.current) ? undefined : { [place]: null };
      const given = value as { country: string | null; line1: string | null; line2: string | null; line3: string | null };
      if (given.country === null || given.line1 === null) return undefined;
      const line2 = [given.line2, given.line3].filter((line) => line !== null).join(', ') || null;
      const region = hasProvinces(given.country) ? {} : { region: null };
      const patch = plain.write?.({ ...(value as object), line2, ...region } as typeof value, at, context);
      return keepingReceiver(patch, {
        place,
        value: value as { receiver: string | null; phone: string | null },
        isThere: Boolean(current),
      });
    },
  };
}

/** A receiver or a number that golden does not name stays on the address. */
function keepingReceiver(
  patch: ReturnType<NonNullable<MappedRow<ShopifyLocation>['write']>>,
  { place, value, isThere }: { place: Place; value: { receiver: string | null; phone: string | null }; isThere: boolean },
): typeof patch {
  const fields = patch?.[place];
  if (!isThere || !fields) return patch;
  const kept = Object.entries(fields).filter(
    ([name]) => !(name === 'recipient' && value.receiver === null) && !(name === 'phone' && value.phone === null),
  );
  return { ...patch, [place]: Object.fromEntries(kept) };
}

function isShared(current: ShopifyLocation | null): boolean {
  return Boolean(current?.billingAddress) && current?.billingAddress?.id === current?.shippingAddress?.id;
}
