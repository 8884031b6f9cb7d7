import { expect } from '@open-wc/testing';
import '../../define/claim-form.ts';
import '../../define/login.ts';
import { eventually, html, settled, stage, textOf } from '../../testing/setup.ts';
import { LazyPart } from './lazy-part.ts';
import { VkElement } from '../element.ts';
import { SLOW } from './in-time.ts';
import { SendTask } from './send-task.ts';

/** Lets eight seconds pass at once: runs the timers of that length that were set meanwhile. */
function skipping(): { pass(): void; restore(): void } {
  const original = globalThis.setTimeout;
  const due: (() => void)[] = [];
  globalThis.setTimeout = ((work: () => void, ms?: number, ...rest: unknown[]) => {
    if (ms !== SLOW) return original(work, ms, ...rest);
    due.push(work);
    return 0;
  }) as typeof setTimeout;
  return {
    pass: () => {
      for (const work of due.splice(0)) work();
    },
    restore: () => {
      globalThis.setTimeout = original;
    },
  };
}

class Sender extends VkElement {
  answers: ((value: string) => void)[] = [];
  intents: string[] = [];
  task = new SendTask<unknown, string, string>(this, {
    send: (_client, _input, intent) => {
      this.intents.push(intent);
      return new Promise((answer) => this.answers.push(answer));
    },
  });
  lazy = new LazyPart<string>(this, () => new Promise((answer) => this.answers.push(answer)));
  result: unknown;
  override render(): unknown {
    return html`<section><button type="button" id="send" @click=${async () => (this.result = await this.task.send('a'))}>Отправить</button>
      <button type="button" id="open" @click=${() => this.lazy.load()}>Открыть</button>
      <p>${this.lazy.isUnreachable ? 'Нет связи' : this.lazy.value}</p>${this.task.renderWait()}</section>`;
  }
}
customElements.define('vk-test-sender', Sender);

describe('SendTask', () => {
  const time = skipping();
  after(() => time.restore());

  async function show(): Promise<{ element: Sender; press(text: string): void; words(): string }> {
    const { host } = await stage(html`<vk-test-sender></vk-test-sender>`);
    const element = host.querySelector<Sender>('vk-test-sender')!;
    await settled(host);
    const buttons = () => [...element.shadowRoot!.querySelectorAll('button')];
    return {
      element,
      press: (text) =>
        buttons()
          .find((button) => button.textContent.startsWith(text))!
          .click(),
      words: () => textOf(element),
    };
  }

  it('shows the press on the button before anything is answered', async () => {
    const { element, press, words } = await show();
    press('Отправить');
    const button = element.shadowRoot!.querySelector('#send')!;
    expect(button.getAttribute('aria-busy')).to.equal('true');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(words()).to.contain('Отправить Загружаем…');
    element.answers[0]!('готово');
    await eventually(() => !button.hasAttribute('aria-busy'));
    expect(words()).not.to.contain('Загружаем');
    expect(element.result).to.deep.equal({ value: 'готово' });
  });

  it('offers to wait or to stop after eight seconds, and keeps the idempotency key after a stop', async () => {
    const { element, press, words } = await show();
    press('Отправить');
    expect(words()).not.to.contain('Ответа пока нет');
    time.pass();
    await eventually(() => words().includes('Ответа пока нет'));
    press('Подождать');
    await eventually(() => !words().includes('Ответа пока нет'));
    time.pass();
    await eventually(() => words().includes('Ответа пока нет'));
    press('Остановить');
    await eventually(() => /Отправка остановлена.*второй раз это не засчитают/.test(words()));
    expect(element.task.isSending).to.equal(false);
    press('Отправить');
    await eventually(() => element.intents.length === 2);
    expect(element.intents[1]).to.equal(element.intents[0]);
    element.answers[1]!('готово');
    await eventually(() => element.result !== undefined);
    expect(element.result).to.deep.equal({ value: 'готово' });
  });

  it('takes another key after an edit, and the late answer of a stopped send changes nothing', async () => {
    const { element, press, words } = await show();
    press('Отправить');
    time.pass();
    await eventually(() => words().includes('Остановить'));
    press('Остановить');
    await eventually(() => !element.task.isSending);
    element.answers[0]!('поздно');
    await settled(element);
    expect(element.result).to.equal(undefined);
    element.task.edited();
    press('Отправить');
    await eventually(() => element.intents.length === 2);
    expect(element.intents[1]).not.to.equal(element.intents[0]);
  });

  it('says when a part is late, and uses it when it comes', async () => {
    const { element, press, words } = await show();
    press('Открыть');
    expect(words()).to.contain('Открыть Загружаем…');
    time.pass();
    await eventually(() => words().includes('Нет связи'));
    expect(words()).not.to.contain('Загружаем');
    element.answers[0]!('Форма');
    await eventually(() => words().includes('Форма'));
  });

  it('says on a form that its answer is late', async () => {
    const { host, requests } = await stage(html`<vk-login></vk-login>`, 'signedOut', {
      intercept: ({ method }) => (method === 'POST' ? new Promise(() => undefined) : undefined),
    });
    const widget = host.querySelector('vk-login')!;
    const form = await eventually(() => widget.querySelector('form'));
    form.querySelector<HTMLInputElement>('[name=username]')!.value = '230100001';
    form.querySelector<HTMLInputElement>('[name=password]')!.value = 'тихий родник';
    form.requestSubmit();
    await eventually(() => /Входим…/.test(textOf(widget)));
    await eventually(() => requests.some(({ method }) => method === 'POST'));
    await eventually(() => {
      time.pass();
      return /Ответа пока нет.*Подождать.*Остановить/.test(textOf(widget));
    });
  });
});
