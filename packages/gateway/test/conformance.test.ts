import { after, before, describe, test } from 'node:test';
import { cases } from '@vodokanal/contract/conformance';
import { databaseKind } from './database.ts';
import { createFixture, MANAGER, newcomerOf, ORIGIN, personAt, type Fixture } from './fixture.ts';

function runCases(title: string, processes: number): void {
  describe(title, () => {
    let fixture: Fixture;
    before(async () => {
      fixture = await createFixture({ processes });
    });
    after(() => fixture.close());
    for (const { name, run } of cases) {
      test(`${title}: ${name}`, () =>
        run({
          send: (request) => fixture.gateway.handle(request),
          origin: ORIGIN,
          main: personAt(0),
          other: personAt(2),
          debtor: personAt(1),
          manager: MANAGER,
          partner: fixture.partner,
          newcomer: newcomerOf(() => fixture),
          payOrder: (paymentId) => fixture.payOrder(paymentId),
        }));
    }
  });
}

runCases(`gateway on ${databaseKind}`, 1);
// A PGlite database can be opened by one process only.
if (databaseKind === 'PostgreSQL') runCases('two gateways on one PostgreSQL, in turns', 2);
