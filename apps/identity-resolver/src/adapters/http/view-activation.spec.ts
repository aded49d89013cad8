import { viewActivation } from './view-activation';

const own = { contract: 'c1', model: 'm1' };
const rest = { ...own, meta: null, activatedBy: 'Ann Example', reason: 'Agreed.', queuedAt: 5, queuedRows: 900 };
const [former, active, later] = [
  { ...rest, contract: 'c0', eventId: 'e0', effectiveFrom: 1 },
  { ...rest, eventId: 'e1', effectiveFrom: 5 },
  { ...rest, contract: 'c2', eventId: 'e2', effectiveFrom: 20, queuedAt: null },
];
const texts = { document: 'slots', modelDocument: 'bands' };

/** The store at time 10. */
function store() {
  const asked: string[] = [];
  const query = <R>(sql: string): Promise<R[]> => {
    asked.push(sql);
    const answer = (): object[] => {
      if (sql.includes('clock_timestamp')) return [{ now: 10 }];
      if (sql.includes('FROM recompute_left')) return [{ step: 'judge', count: 3 }];
      if (sql.includes('FROM source_record')) return [{ records: 1_200, customers: 900 }];
      if (sql.includes('document')) return [active, later].map(({ eventId }) => ({ eventId, ...texts }));
      return [later, active, former];
    };
    return Promise.resolve(answer() as R[]);
  };
  return { asked, tx: { query } };
}

it('tells whoever watches how many are left, and reads neither a text, nor the store, nor all that is left for it', async () => {
  const { asked, tx } = store();
  const view = await viewActivation(tx, { own, isWhole: false });
  expect(view).toMatchObject({
    problem: null,
    active: { eventId: 'e1', queuedRows: 900 },
    upcoming: [{ eventId: 'e2' }],
    left: { judge: 3 },
  });
  expect(asked.filter((sql) => /document|source_record|FROM recompute /.test(sql))).toEqual([]);
  expect(JSON.stringify(view)).not.toContain('slots');
});

it('tells the texts of what counts and of what will, and how many are stored, to whoever asks for all of it', async () => {
  const view = await viewActivation(store().tx, { own, isWhole: true });
  expect(view).toMatchObject({ active: texts, upcoming: [texts], stored: { records: 1_200, customers: 900 } });
});
