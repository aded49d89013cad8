import { configText } from '../testing/default-contract';
import { ConfigFaults, faultLine, namedSystems, parseContract, parseSystems } from './index';

const TEXT = `# a comment
slots:
  names.given, names.family:
    owner: crm
    readers: [crm, { system: commerce, when: b2b }]
  names.legal:
    person:
      owner:
        - system: erp
        - crm
`;

it.each([
  ['slots.names.given.owner.0', 4],
  ['slots.names.family', 3],
  ['slots.names.given, names.family.readers.1.when', 5],
  ['slots.names.legal.person.owner.1', 10],
  ['slots.names.legal.person.rule', 7],
  ['slots.birthDate', 2],
  ['line 7', 7],
  ['', 1],
])('finds %s at line %i, or the deepest part of it that is there', (path, line) => {
  expect(faultLine(TEXT, path)).toBe(line);
});

it('names the line of a fault in the shipped contract', () => {
  const text = configText('ownership.yaml').replace('{ system: crm, as: masked }', '{ system: crmm, as: masked }');
  const line = text.slice(0, text.indexOf('crmm')).split('\n').length;
  const faults = (() => {
    try {
      parseContract(text, parseSystems(configText('systems.yaml')));
    } catch (error) {
      if (error instanceof ConfigFaults) return error.faults;
      throw error;
    }
    return [];
  })();
  expect(faults.map(({ path }) => faultLine(text, path))).toEqual([line]);
});

it('knows the systems that a faulty file names, and nothing of what is no YAML', () => {
  const text = configText('systems.yaml').replace('mode: observe', 'mode: shout');
  expect(() => parseSystems(text)).toThrow(ConfigFaults);
  expect(namedSystems(text)?.systems.map(({ system, family }) => [system, family])).toContainEqual(['netsuite-de', 'erp']);
  expect(namedSystems('systems: {')).toBeUndefined();
});
