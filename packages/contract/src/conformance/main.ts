import { parseArgs } from 'node:util';
import { cases } from './suite.ts';

// Runs the suite against a running endpoint:
// npm run conformance -- --endpoint URL --main NUMBER,EMAIL,PASSWORD --other NUMBER,EMAIL,PASSWORD
const { values } = parseArgs({
  options: {
    endpoint: { type: 'string' },
    origin: { type: 'string' },
    main: { type: 'string' },
    other: { type: 'string' },
    partner: { type: 'string' },
    manager: { type: 'string' },
    debtor: { type: 'string' },
  },
});
const { endpoint, main, other } = values;
if (!endpoint || !main || !other) {
  process.stderr.write(
    'Say: npm run conformance -- --endpoint https://lk.example.org --main NUMBER,EMAIL,PASSWORD --other NUMBER,EMAIL,PASSWORD [--origin https://www.example.org] [--partner ORIGIN,KEY] [--manager EMAIL,PASSWORD] [--debtor NUMBER,EMAIL,PASSWORD]\n',
  );
  process.exit(1);
}
const base = endpoint.replace(/\/+$|\/v1\/?$/g, '');
const person = (text: string) => {
  const [accountNumber = '', email = '', ...password] = text.split(',');
  return { accountNumber, email, password: password.join(',') };
};
const [partnerOrigin = '', key = ''] = values.partner?.split(',') ?? [];
const partner = partnerOrigin ? { origin: partnerOrigin, key } : undefined;
const manager = values.manager === undefined ? undefined : person(`,${values.manager}`);
const debtor = values.debtor === undefined ? undefined : person(values.debtor);
const chosen = cases.filter(
  ({ needsManager, needsPartner, needsScopes, needsNewcomer, needsAcquirer, needsDebtor }) =>
    (!needsDebtor || debtor) &&
    (!needsManager || manager) &&
    (!needsPartner || partner) &&
    !needsScopes &&
    !needsNewcomer &&
    !needsAcquirer,
);
const origin = values.origin ?? new URL(base).origin;
const send = (request: Request) => fetch(new Request(base + request.url.slice(origin.length), request));
let failed = 0;
for (const { name, run } of chosen) {
  try {
    await run({
      send,
      origin,
      main: person(main),
      other: person(other),
      ...(partner && { partner }),
      ...(manager && { manager }),
      ...(debtor && { debtor }),
    });
    process.stdout.write(`ok   ${name}\n`);
  } catch (fault) {
    failed++;
    process.stdout.write(`FAIL ${name}\n     ${(fault as Error).message}\n`);
  }
}
process.stdout.write(`${chosen.length - failed} passed, ${failed} failed\n`);
process.exit(failed ? 1 : 0);
