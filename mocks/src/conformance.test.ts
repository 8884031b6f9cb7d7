import { test } from 'node:test';
import { cases } from '@vodokanal/contract/conformance';
import { answer, MANAGER, NEWCOMER, PARTNER, PASSWORD, scenario } from './index.ts';

const main = { accountNumber: '230100001', email: 'rodnik@example.org', password: PASSWORD };
const other = { accountNumber: '230100003', email: 'ruchey@example.org', password: PASSWORD };

for (const { name, run } of cases) {
  test(`mocks: ${name}`, async () => {
    const state = scenario('signedOut');
    await run({
      send: (request) => answer(state, request),
      origin: 'https://lk.example.org',
      main,
      other,
      debtor: { accountNumber: '230100002', email: 'pristan@example.org', password: PASSWORD },
      manager: MANAGER,
      partner: {
        ...PARTNER,
        setScopes: (scopes) => {
          for (const partner of state.partners) partner.scopes = [...scopes];
          return Promise.resolve();
        },
      },
      // The mock acquirer marks a payment as paid when its state is next requested.
      payOrder: () => Promise.resolve(),
      newcomer: {
        ...NEWCOMER,
        phone: '8 900 765-43-21',
        codeFor: () => Promise.resolve(/\d{6}/.exec(state.messages.at(-1)?.text ?? '')?.[0] ?? ''),
        invitationFor: () => Promise.resolve(/: (\S+)/.exec(state.messages.at(-1)?.text ?? '')?.[1] ?? ''),
      },
    });
  });
}
