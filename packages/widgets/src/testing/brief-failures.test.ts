import { expect } from '@open-wc/testing';
import '../define/payment-form.ts';
import { html, stage } from './setup.ts';

/** What a failing comparison throws. */
function failureOf(compare: () => void): { message: string; actual?: unknown; expected?: unknown } {
  try {
    compare();
  } catch (fault) {
    return fault as Error;
  }
  throw new Error('The comparison has not failed');
}

describe('a failing comparison', () => {
  it('names elements briefly, in the message and for the test runner', async () => {
    const { host } = await stage(html`<vk-payment-form id="pay" class="wide"></vk-payment-form>`);
    const widget = host.querySelector('vk-payment-form');
    const { message, ...sides } = failureOf(() => expect(widget).to.equal(document.body));
    expect(message).to.equal('expected <vk-payment-form id="pay" class="wide"> to equal <body>');
    expect([sides.actual, sides.expected]).to.deep.equal(['<vk-payment-form id="pay" class="wide">', '<body>']);
    for (const compare of [
      () => expect([widget]).to.deep.equal([widget, 1]),
      () => expect({ widget }).to.deep.equal({}),
      () => expect(widget?.shadowRoot).to.equal(null),
      () => expect(new Map([[1, widget]])).to.equal(undefined),
    ]) {
      const { actual, expected } = failureOf(compare);
      expect([typeof actual, typeof expected]).to.deep.equal(['string', 'string']);
    }
  });

  it('keeps data as they are, so that the test runner shows the difference', () => {
    const { actual, expected } = failureOf(() => expect([{ sum: 1 }]).to.deep.equal([{ sum: 2 }]));
    expect([actual, expected]).to.deep.equal([[{ sum: 1 }], [{ sum: 2 }]]);
  });
});
