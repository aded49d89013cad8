import type { RunFile } from '../stack/run-file';

/** Three things to try, ready to copy and paste. */
export function examples(run: RunFile): string[] {
  const faults = `curl -s -X PUT ${run.systems['netsuite-us']?.baseUrl}/__sandbox/faults -H 'content-type: application/json' -d`;
  return [
    `console-api ${run.consoleApi} · gateway ${run.gateway} · resolver ${run.resolver} · every address and key: .trueup/run.json`,
    '',
    'Try in another terminal:',
    '  1. Change a phone in the Salesforce sandbox and watch it arrive in the shop and the ERP:',
    '       npm run -s demo -- phone +12125550199',
    '  2. Break the ERP, change something, see the others go on, then mend it:',
    `       ${faults} '{"down":true}'`,
    '       npm run -s demo -- phone +12125550188',
    `       ${faults} '{"down":false}'`,
    '  3. Follow one change by the correlation id that the demo prints:',
    '       npm run -s trueup -- trace CORRELATION_ID',
  ];
}
