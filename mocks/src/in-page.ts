import { localDate } from '@vodokanal/contract/rules/calendar';
import { createState, type MockState } from './state.ts';
import { answerFromPage } from './utility.ts';

let utility: MockState | undefined;

/** The `fetch` of `endpoint="demo"`. Its data last until the page closes, and it answers with a delay. */
export const demo: typeof fetch = async (input, init) => {
  if (!utility) {
    utility = createState(localDate(new Date(), 'Europe/Moscow'));
    utility.now = () => new Date();
    utility.delay = 250;
    utility.showsCodes = true;
  }
  return answerFromPage(utility, new Request(input, init));
};
