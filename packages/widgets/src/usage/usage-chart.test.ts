import { expect } from '@open-wc/testing';
import '../define/usage-chart.ts';
import { inEnglish } from '../testing/english.ts';
import { axeFaults, eventually, html, stage, textOf } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-usage-chart', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Расход воды/, seesEnglish: /Water used/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  { name: 'empty', scenario: 'noMeters', sees: /Пока показывать нечего/, seesEnglish: /nothing to show yet/ },
  {
    name: 'ready',
    scenario: 'happy',
    sees: /октябрь 2026 г\.: 3,6 м³, год назад [\d,]+ м³.*этот год.*год назад.*рассчитано нами.*Норматив на всех прописанных: 8,6 м³ в месяц/,
    seesEnglish:
      /October 2026: 3\.6 m³, a year before [\d.]+ m³.*this year.*a year before.*estimated by us.*Norm for all registered persons: 8\.6 m³ a month/,
  },
]);

const chart = html`<vk-usage-chart></vk-usage-chart>`;

describe('vk-usage-chart', () => {
  it('has one tab stop, moves between bars by arrow keys, and labels each bar', async () => {
    const { host } = await stage(chart);
    const widget = host.querySelector('vk-usage-chart')!;
    const bars = await eventually(() => {
      const found = [...widget.shadowRoot!.querySelectorAll<SVGElement>('.bar')];
      return found.length === 12 && found;
    });
    expect(bars.filter(({ tabIndex }) => tabIndex === 0).length).to.equal(1);
    bars.at(-1)!.focus();
    const press = (key: string) =>
      (widget.shadowRoot!.activeElement as SVGElement).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true }),
      );
    press('ArrowLeft');
    await eventually(() => widget.shadowRoot!.activeElement === bars[10]);
    expect(textOf(widget)).to.match(/сентябрь 2026 г\.: /);
    expect(bars[10]!.getAttribute('aria-label')).to.match(/^сентябрь 2026 г\.: [\d,]+\sм³, год назад [\d,]+\sм³$/);
    press('Home');
    await eventually(() => widget.shadowRoot!.activeElement === bars[0]);
    press('ArrowLeft');
    expect(widget.shadowRoot!.activeElement).to.equal(bars[0]);
    bars[3]!.dispatchEvent(new PointerEvent('pointerenter'));
    await eventually(() => /февраль 2026 г\.: /.test(textOf(widget)));
  });

  it('shows the same data in a table, and hatches estimates', async () => {
    const { host } = await stage(chart);
    const widget = host.querySelector('vk-usage-chart')!;
    await eventually(() => widget.shadowRoot!.querySelector('.bar .now[data-estimate]'));
    widget.shadowRoot!.querySelector('details')!.open = true;
    const rows = [...widget.shadowRoot!.querySelectorAll('tbody tr')].map(({ textContent }) => textContent!);
    expect(rows.length).to.equal(12);
    expect(rows.at(-1)).to.match(/октябрь 2026 г\.3,6/);
    expect(rows.filter((row) => /рассчитано нами/.test(row)).length).to.equal(
      widget.shadowRoot!.querySelectorAll('.bar .now[data-estimate]').length,
    );
    expect(await axeFaults(widget)).to.deep.equal([]);
  });

  it('says in one sentence how the year compares with the one before', async () => {
    const { host } = await stage(chart);
    const widget = host.querySelector('vk-usage-chart')!;
    await eventually(() => widget.shadowRoot!.querySelector('tbody tr'));
    const cells = [...widget.shadowRoot!.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map(({ textContent }) => Number(textContent!.replace(',', '.'))),
    );
    const [now = 0, before = 0] = [0, 1].map((column) => cells.reduce((sum, row) => sum + row[column]!, 0));
    expect(Math.abs(now - before) / before).to.be.below(0.03);
    const used = now.toLocaleString('ru', { maximumFractionDigits: 1 });
    expect(textOf(widget)).to.match(
      new RegExp(`За 12 месяцев ушло ${used}\\sм³: почти столько же, сколько за те же месяцы год назад\\.`),
    );
  });

  it('adds up both meters of a place in the month of a replacement', async () => {
    const { state } = await stage(html`<i></i>`, 'meterReplaced');
    const fresh = state.meters.at(-1)!;
    fresh.readings.unshift({
      ...fresh.readings[0]!,
      id: '00000000-0000-8000-8000-000800009998',
      value: '1.7',
      volume: '1.4',
      source: 'resident',
      status: 'accepted',
    });
    const { host } = await stage(chart, state);
    const widget = host.querySelector('vk-usage-chart')!;
    await eventually(() => /ноябрь 2026 г\.: 4,4 м³, год назад [\d,]+ м³/.test(textOf(widget)));
  });

  it('points out a month far above the usual', async () => {
    const { state } = await stage(html`<i></i>`);
    state.meters[0]!.readings.unshift({
      ...state.meters[0]!.past[0]!,
      id: '00000000-0000-8000-8000-000800009999',
      period: '2026-11',
      value: '171',
      volume: '14',
    });
    const { host } = await stage(chart, state);
    await eventually(() =>
      /За ноябрь 2026 г\. ушло в 3,1 раза больше обычного/.test(textOf(host.querySelector('vk-usage-chart')!)),
    );
  });

  it('detects a leak from two readings, and none when the meter stands still', async () => {
    const { host, requests } = await stage(chart);
    const widget = host.querySelector('vk-usage-chart')!;
    const [, leak] = await eventually(() => {
      const found = [...widget.shadowRoot!.querySelectorAll('details')];
      return found.length === 2 && found;
    });
    leak!.open = true;
    const field = (name: string) =>
      eventually(() => widget.shadowRoot!.querySelector<HTMLInputElement>(`input[name=${name}]`));
    const check = async (first: string, second: string, minutes: string) => {
      for (const [name, value] of Object.entries({ first, second, minutes })) (await field(name)).value = value;
      widget.shadowRoot!.querySelector('form')!.requestSubmit();
    };
    const before = requests.length;
    await check('160,000', '160,006', '60');
    await eventually(() => /уходит 6 л в час. За месяц набежит 4,32 м³, это 365,00 ₽/.test(textOf(widget)));
    await inEnglish(/With all taps closed 6 litres an hour are used: 4\.32 m³ a month/);
    await check('160', '160', '30');
    await eventually(() => /утечки не видно/.test(textOf(widget)));
    await check('160', '159', '30');
    await eventually(() => /Впишите оба показания/.test(textOf(widget)));
    expect((await field('first')).value).to.equal('160');
    expect(await axeFaults(widget)).to.deep.equal([]);
    expect(requests.length).to.equal(before);
  });
});
