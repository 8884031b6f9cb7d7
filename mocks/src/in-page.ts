import { localDate } from '@vodokanal/contract/rules/calendar';
import { createState, type MockState } from './state.ts';
import { answerFromPage } from './utility.ts';

let utility: MockState | undefined;

/** The utility of `endpoint="demo"`: it lives as long as the page and takes a little while to answer, as a real one does. */
export const demo: typeof fetch = async (input, init) => {
  if (!utility) {
    utility = createState(localDate(new Date(), 'Europe/Moscow'));
    utility.now = () => new Date();
    utility.delay = 250;
    utility.showsCodes = true;
  }
  return answerFromPage(utility, new Request(input, init));
};
