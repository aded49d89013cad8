import type { AddressLine } from '../record/entity-record';
import { renderAddress, renderAddressBook, renderLine } from '../record/render-address-book';
import { RECORD_PATH } from '../record/render-record';
import { noSuchRecord } from '../vendor-error';
import { namedRecord } from './record-routes';
import { type Service, type VendorCall, vendorHandler } from './vendor-call';

const PATH = `${RECORD_PATH}/customer/:id/addressBook`;

function bookOf(call: VendorCall): { href: string; customer: ReturnType<typeof namedRecord> } {
  if (call.rights.hidden('customer').has('addressbook')) throw noSuchRecord();
  const customer = namedRecord(call, 'customer');
  return { customer, href: `${call.service.baseUrl()}${RECORD_PATH}/customer/${customer.id}/addressBook` };
}

function lineOf(call: VendorCall): { line: AddressLine; href: string } {
  const { customer, href } = bookOf(call);
  const line = customer.addressBook.find(({ id }) => String(id) === call.params['line']);
  if (!line) throw noSuchRecord();
  return { line, href: `${href}/${line.id}` };
}

/** The address book as sub-resources of its customer, to read. */
export function addressRoutes(service: Service): void {
  const book = (call: VendorCall): object => {
    const { customer, href } = bookOf(call);
    return renderAddressBook(customer, { account: call.service.account, href, isExpanded: true });
  };
  const line = (call: VendorCall): object => {
    const found = lineOf(call);
    return renderLine(found.line, found.href);
  };
  const address = (call: VendorCall): object => {
    const found = lineOf(call);
    return renderAddress(found.line, `${found.href}/addressBookAddress`);
  };
  const reading = (read: (call: VendorCall) => object): ReturnType<typeof vendorHandler> =>
    vendorHandler(service, (call) => ({ status: 200, body: read(call) }));
  service.server.route('GET', PATH, reading(book));
  service.server.route('GET', `${PATH}/:line`, reading(line));
  service.server.route('GET', `${PATH}/:line/addressBookAddress`, reading(address));
}
