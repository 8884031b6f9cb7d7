import { after, before, test } from 'node:test';
import { cases } from '@vodokanal/contract/conformance';
import { createFixture, MANAGER, newcomerOf, ORIGIN, personAt, type Fixture } from './fixture.ts';

// TEST_DATABASE_URL runs the same file on PostgreSQL.
const url = process.env['TEST_DATABASE_URL'];
const name = url ? 'PostgreSQL' : 'PGlite';

let fixture: Fixture;
before(async () => { fixture = await createFixture(url); });
after(() => fixture.close());

for (const { name: title, run } of cases) {
  test(`gateway on ${name}: ${title}`, () => run({ send: (request) => fixture.gateway.handle(request), origin: ORIGIN, main: personAt(0), other: personAt(2), manager: MANAGER, partner: fixture.partner, newcomer: newcomerOf(() => fixture) }));
}
