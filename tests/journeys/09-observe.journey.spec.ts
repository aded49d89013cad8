import { TOPICS, type CustomerWritePlanned } from '@trueup/canonical-schema';
import { readFigures, SalesforceActor } from '@trueup/tools';
import { readCustomer, standing } from '../support/customer';
import { enrol, type Enrolled } from '../support/enrolled';
import { eventually } from '../support/eventually';
import { crmField, holding } from '../support/holding';
import { ourWritesSince } from '../support/journals';
import { Newcomers } from '../support/newcomers';
import { quiet } from '../support/quiet';
import { people, runNow, sandbox } from '../support/run';
import { readTopic } from '../support/topics';

jest.setTimeout(90_000);

const TRIAL = 'salesforce-trial';
const newcomers = new Newcomers(9);

describe('a system that is only observed', () => {
  it('is planned for when a customer should come to be there, and never called to write', async () => {
    const { customerId, person } = await enrol(newcomers.next());
    const [plan] = await plansFor(customerId);
    expect(plan).toMatchObject({ operation: 'create', target: null });
    const planned = new Map(plan?.changes.map(({ slot, after }) => [slot, after && (JSON.parse(after) as unknown)]));
    expect(planned.get('emails.contact')).toBe(person.email);
    expect(planned.get('names.family')).toBe(person.family);
    expect(standing(await readCustomer(customerId), TRIAL)?.primary).toBeNull();
  });

  it('is planned for when its record differs from golden, and keeps its own value', async () => {
    const person = newcomers.next();
    const { given, family, email, mobile } = person;
    const trial = new SalesforceActor(sandbox(TRIAL));
    const id = await trial.create('Contact', { FirstName: given, LastName: family, Email: email, MobilePhone: mobile });
    const { customerId, crm } = await enrol(person);
    await eventually('the record there belongs to her', async () => {
      expect(standing(await readCustomer(customerId), TRIAL)?.primary?.id).toBe(id);
    });
    await quiet();
    const next = newcomers.mobile();
    await people().salesforce.update(crm.type, crm.id, { [crmField(crm.type, 'MobilePhone')]: next });
    await eventually('the change is planned', async () => {
      const plans = (await plansFor(customerId)).filter(({ operation }) => operation === 'update');
      expect(plans.flatMap(({ changes }) => changes)).toContainEqual(
        expect.objectContaining({ slot: 'phones.mobile', before: JSON.stringify(mobile), after: JSON.stringify(next) }),
      );
    });
    expect((await holding(crm)).mobile).toBe(next);
    expect(await trial.read('Contact', id)).toMatchObject({ MobilePhone: mobile });
  });

  it('has no write of ours in its journal, whatever happened in this run', async () => {
    await quiet();
    expect(await ourWritesSince({}, TRIAL)).toEqual([]);
    const figures = (await readFigures(runNow())).systems[TRIAL];
    expect(figures).toMatchObject({ mode: 'observe', created: 0, updated: 0 });
    expect(figures?.planned).toBeGreaterThan(0);
  });
});

/** What would have been written there for a customer, oldest first; there is at least one. */
async function plansFor(customerId: Enrolled['customerId']): Promise<CustomerWritePlanned[]> {
  return eventually('a write is planned', async () => {
    const all = await readTopic(TOPICS.writePlanned.name, 'customer/write-planned.v1');
    const mine = all.filter((plan) => plan.system === TRIAL && plan.customerId === customerId);
    expect(mine).not.toEqual([]);
    return mine;
  });
}
