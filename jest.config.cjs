const { readFileSync } = require('node:fs');

const swc = ['@swc/jest', { ...JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8')), swcrc: false }];

/** Packages that ship ES modules only and are transformed for Jest. */
const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.(t|j|mj)s$': swc },
  transformIgnorePatterns: ['/node_modules/(?!(jose|selfsigned|salesforce-pubsub-api-client|fast-check)/)'],
  moduleNameMapper: {
    '^@trueup/sandbox-(.*)$': '<rootDir>/sandbox/$1/src/index.ts',
    '^@trueup/(tools|tests)$': '<rootDir>/$1/src/index.ts',
    '^@trueup/connector-kit/files$': '<rootDir>/libs/connector-kit/src/files/index.ts',
    '^@trueup/(.*)$': '<rootDir>/libs/$1/src/index.ts',
  },
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.trueup/', '<rootDir>/.nx/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};

module.exports = {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.integration\\.spec\\.ts$', '\\.journey\\.spec\\.ts$'],
    },
    { ...base, displayName: 'integration', testMatch: ['**/*.integration.spec.ts'] },
    { ...base, displayName: 'journeys', testMatch: ['<rootDir>/tests/journeys/*.journey.spec.ts'] },
    { ...base, displayName: 'first-loads', testMatch: ['<rootDir>/tests/first-loads/*.journey.spec.ts'] },
  ],
};
