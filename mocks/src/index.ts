import { http, HttpResponse, type RequestHandler } from 'msw';
import { operations, type OperationId } from '@vodokanal/contract/operations';
import { answerFromPage } from './utility.ts';
import type { MockState } from './state.ts';

/** MSW handlers for every operation of the contract. `current` returns the mock utility for each request. */
export function handlers(current: (request: Request) => MockState): RequestHandler[] {
  return (Object.keys(operations) as OperationId[]).flatMap((id) => {
    const { method, path } = operations[id];
    // A change can also be sent as a POST that names its method.
    const methods = [method, ...(method === 'patch' || method === 'delete' ? (['post'] as const) : [])];
    return methods.map((each) =>
      http[each](`*${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, async ({ request }) => {
        try {
          return await answerFromPage(current(request), request);
        } catch {
          return HttpResponse.error();
        }
      }),
    );
  });
}

/** Makes a `fetch` that answers from a mock utility, for tests without a service worker. */
export const mockFetch =
  (current: () => MockState): typeof fetch =>
  async (input, init) =>
    answerFromPage(current(), new Request(input, init));

export { scenario, scenarios, TODAY, type ScenarioName } from './scenarios.ts';
export {
  addBuilding,
  createState,
  lastPaymentOf,
  MANAGER,
  NEWCOMER,
  PARTNER,
  PASSWORD,
  people,
  type MockState,
} from './state.ts';
export { answer } from './utility.ts';
