import { expect, waitUntil } from '@open-wc/testing';
import { html, nothing, type ReactiveControllerHost } from 'lit';
import { LazyPart } from './lazy-part.ts';
import { notice } from '../parts/notice.ts';
import { StyledElement } from '../theme/styled-element.ts';

/** A load that fails the first time. */
const failingOnce = () => {
  const calls = { count: 0 };
  const load = (): Promise<string> => {
    calls.count++;
    return calls.count === 1
      ? Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
      : Promise.resolve('Форма');
  };
  return { calls, load };
};

class Opener extends StyledElement {
  file = new LazyPart<string>(this, () => Promise.resolve('Форма'));
  override render(): unknown {
    return html`<button @click=${() => this.file.load()}>Открыть</button>${this.file.isUnreachable ? notice({ tone: 'problem', text: 'Нет связи' }) : nothing}<p>${this.file.value}</p>`;
  }
}
customElements.define('vk-test-opener', Opener);

describe('LazyPart', () => {
  it('shows a notice when the load fails, and loads on the second press', async () => {
    const { load } = failingOnce();
    const element = document.createElement('vk-test-opener') as Opener;
    element.file = new LazyPart(element, load);
    document.body.append(element);
    await element.updateComplete;
    const root = element.shadowRoot!;
    const press = () => root.querySelector('button')!.click();
    press();
    await waitUntil(() => root.querySelector('[role=alert]'));
    expect(root.querySelector('[role=alert]')!.textContent).to.contain('Нет связи');
    press();
    await waitUntil(() => root.querySelector('p')!.textContent === 'Форма');
    expect(root.querySelector('[role=alert]')).to.equal(null);
    element.remove();
  });

  it('loads once for concurrent calls and keeps the value', async () => {
    let count = 0;
    const part = new LazyPart({ requestUpdate() {} } as unknown as ReactiveControllerHost, () =>
      Promise.resolve({ turn: ++count }),
    );
    const [first, second] = await Promise.all([part.load(), part.load()]);
    expect(first).to.equal(second);
    expect(await part.load()).to.equal(first);
    expect(part.value).to.equal(first);
    expect(count).to.equal(1);
  });

  it('never rejects, and updates its host when a load ends', async () => {
    let updates = 0;
    const { load, calls } = failingOnce();
    const part = new LazyPart(
      {
        requestUpdate() {
          updates++;
        },
      } as unknown as ReactiveControllerHost,
      load,
    );
    expect(await part.load()).to.equal(undefined);
    expect(part.isUnreachable).to.equal(true);
    expect(updates).to.equal(1);
    const again = part.load();
    expect(part.isUnreachable).to.equal(false);
    expect(await again).to.equal('Форма');
    expect(calls.count).to.equal(2);
    expect(updates).to.equal(3);
  });
});
