import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import vendorFiles from './tools/lint/vendor-files.mjs';

const LIBS = ['canonical-schema', 'identity', 'governance', 'event-bus', 'service-kit', 'connector-kit'];
const room = (name, ...may) => ({ sourceTag: `room:${name}`, onlyDependOnLibsWithTags: may.map((lib) => `room:${lib}`) });

/** Who may import whom (DESIGN, rooms). The order of the rooms is the order of the arrows: never the other way. */
const boundaries = [
  room('canonical-schema', 'canonical-schema'), // the model knows nobody, so everybody can know it
  room('identity', 'identity', 'canonical-schema'), // judgement is pure: it sees the model only
  room('governance', 'governance', 'canonical-schema'), // likewise
  room('event-bus', 'event-bus', 'canonical-schema', 'identity', 'governance'), // moves events, judges nothing
  room('service-kit', 'service-kit', 'event-bus', 'canonical-schema', 'identity', 'governance'), // how every app starts
  room('connector-kit', 'connector-kit', 'service-kit', 'event-bus', 'canonical-schema', 'identity', 'governance'), // the loops live once
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: LIBS.map((lib) => `room:${lib}`) }, // apps talk through topics, never by import
  { sourceTag: 'type:sandbox', onlyDependOnLibsWithTags: ['type:sandbox'] }, // a sandbox that knew our mapping would prove nothing
  { sourceTag: 'type:tools', onlyDependOnLibsWithTags: ['type:tools', ...LIBS.map((lib) => `room:${lib}`)] },
  { sourceTag: 'type:tests', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'type:bench', onlyDependOnLibsWithTags: ['*'] },
];

/** A vendor's specs run against its sandbox; what they prove is only worth something there. */
const withSandboxes = boundaries.map((one) =>
  one.sourceTag === 'type:app' ? { ...one, onlyDependOnLibsWithTags: [...one.onlyDependOnLibsWithTags, 'type:sandbox'] } : one,
);

const BUS_ONLY = ['kafkajs', 'avsc', '@kafkajs/confluent-schema-registry'].map((name) => ({
  name,
  message: 'Only libs/event-bus knows the Kafka client, so that another can follow.',
}));
const IMPURE = ['@nestjs/common', '@nestjs/core', 'kafkajs', 'typeorm', 'pg', 'avsc', 'node:fs', 'node:http', 'node:net'].map((name) => ({
  name,
  message: 'This room is pure: data in, data out, so that it can be tested without anything and replayed.',
}));
const CLOCKS = [
  { object: 'Date', property: 'now', message: 'Time comes in as an argument, so that a replay decides the same.' },
  { object: 'Math', property: 'random', message: 'Chance comes in as an argument, so that a replay decides the same.' },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.trueup/**', '**/generated/**', '**/*.cjs'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx, trueup: { rules: { 'vendor-files': vendorFiles } } },
    rules: {
      'trueup/vendor-files': 'error',
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints: boundaries }],
      'max-lines': ['error', { max: 300 }],
      'max-params': ['error', { max: 3 }],
      'no-restricted-imports': ['error', { paths: BUS_ONLY }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true, caughtErrors: 'all' },
      ],
      'no-empty': ['error', { allowEmptyCatch: false }],
    },
  },
  { files: ['libs/event-bus/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['**/*.spec.ts'], rules: { 'max-lines': ['error', { max: 400 }] } },
  {
    files: [
      'libs/canonical-schema/src/**/*.ts',
      'libs/identity/src/**/*.ts',
      'libs/governance/src/**/*.ts',
      'apps/*/src/vendors/*/{wire,mapping,faults}.ts',
      'apps/*/src/vendors/*/{wire,mapping,faults}/**/*.ts',
    ],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: IMPURE }], 'no-restricted-properties': ['error', ...CLOCKS] },
  },
  {
    files: ['apps/*/src/vendors/*/**/*.spec.ts', 'apps/*/src/vendors/*/fixtures/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints: withSandboxes }],
    },
  },
  { files: ['tests/**/*.ts', 'bench/**/*.ts', 'sandbox/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
);
