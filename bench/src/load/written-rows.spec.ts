import { insertSql, placed } from './written-rows';

it('says where each value begins among bytes that lie side by side, the first at number 1', () => {
  expect(placed([3, 0, 2])).toEqual(['1\u001e4\u001e4', '3\u001e0\u001e2']);
});

it('gives a column of texts one parameter and a column of bytes three, in the order of the columns', () => {
  const sql = insertSql('customer', [
    { name: 'customer_id', type: 'uuid' },
    { name: 'snapshot', type: 'bytea' },
    { name: 'version', type: 'bigint' },
  ]);
  expect(sql).toContain(
    '(customer_id, snapshot, version) SELECT text0::uuid, substring($4::bytea FROM start1::int FOR length1::int), text2::bigint',
  );
  expect(sql).toContain('AS given (text0, start1, length1, text2)');
  expect(sql.match(/\$\d/g)?.sort()).toEqual(['$1', '$2', '$3', '$4', '$5']);
});
