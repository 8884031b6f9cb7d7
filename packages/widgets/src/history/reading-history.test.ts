import { expect } from '@open-wc/testing';
import type { Reading } from '@vodokanal/contract';
import '../define/reading-history.ts';
import { axeFaults, eventually, html, stage, textOf } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-reading-history', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /История показаний/, seesEnglish: /Past readings/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  { name: 'empty', scenario: 'noMeters', sees: /Показаний ещё нет/, seesEnglish: /There are no readings yet/ },
  {
    name: 'ready',
    scenario: 'happy',
    sees: /октябрь 2026 г\..*Холодная вода, кухня.*передали вы, учтено в счёте.*157.*\+3,6 м³.*2026 год.*2025 год/,
    seesEnglish: /October 2026.*Cold water, кухня.*sent by you, in the bill.*157.*\+3\.6 m³.*2026.*2025/,
  },
  {
    name: 'ready: with a corrected one',
    scenario: 'alreadySent',
    sees: /ноябрь 2026 г\..*принято.*161/,
    seesEnglish: /November 2026.*accepted.*161/,
  },
  {
    name: 'ready: with a declined one',
    scenario: 'readingDeclined',
    sees: /Отклонено: 361 м³ за ноябрь 2026 г\. .Холодная вода, кухня.*Передайте верное показание или подайте обращение.*не принято к расчёту.*Расход в 50 раз больше обычного.*октябрь 2026 г\..*принято к расчёту/,
    seesEnglish:
      /Declined: 361 m³ for November 2026.*Send the right reading or make a claim.*not taken into account.*October 2026.*taken into account/,
  },
]);

const history = html`<vk-reading-history></vk-reading-history>`;
const choose = (widget: Element, name: 'meter' | 'origin', value: string) =>
  widget.shadowRoot!.querySelector<HTMLInputElement>(`input[name=${name}][value="${value}"]`)!.click();
const unfold = async (widget: Element) => {
  for (const year of widget.shadowRoot!.querySelectorAll<HTMLDetailsElement>('.year')) {
    year.open = true;
    year.dispatchEvent(new Event('toggle'));
  }
  await (widget as unknown as { updateComplete: Promise<unknown> }).updateComplete;
};

describe('vk-reading-history', () => {
  it('separates readings from estimates, and filters by meter', async () => {
    const { host, state } = await stage(history);
    const widget = host.querySelector('vk-reading-history')!;
    const rows = () => [...widget.shadowRoot!.querySelectorAll('li.vk-head, .entry')];
    await eventually(() => rows().length === 6);
    expect(rows().map((row) => /Холодная/.test(row.textContent))).to.deep.equal([
      true,
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(widget.offsetHeight, 'three months and folded years').to.be.below(1500);
    await unfold(widget);
    await eventually(() => rows().length > 20);
    expect(textOf(widget)).to.match(/рассчитали по среднему/);
    expect(await axeFaults(widget)).to.deep.equal([]);
    choose(widget, 'origin', 'charged');
    await eventually(() => rows().length > 0 && rows().every((row) => row.hasAttribute('data-charged')));
    expect(textOf(widget)).not.to.match(/передали вы/);
    choose(widget, 'origin', 'own');
    await eventually(() => rows().length > 20 && rows().every((row) => !row.hasAttribute('data-charged')));
    choose(widget, 'meter', state.meters[1]!.id);
    await eventually(() => rows().every((row) => row.textContent!.includes('Горячая вода')));
    expect(await axeFaults(widget)).to.deep.equal([]);
  });

  it('shows both the accepted value and the one in the bill, and says what to do', async () => {
    const { host } = await stage(history, 'billedOtherwise');
    const widget = host.querySelector('vk-reading-history')!;
    await eventually(() =>
      /За октябрь 2026 г\. мы приняли показание 158 м³, а в счёт вошло 157 м³ \(Холодная вода, кухня\)\. .*подайте обращение/.test(
        textOf(widget),
      ),
    );
    expect(textOf(widget)).to.match(/установил водоканал, учтено в счёте 157/);
    expect(textOf(widget)).to.match(/передали вы, принято, в счёте другое 158/);
    expect(await axeFaults(widget)).to.deep.equal([]);
  });

  it('shows the readings of a removed meter', async () => {
    const { state } = await stage(html`<i></i>`);
    Object.assign(state.meters[0]!, { state: 'removed' });
    const { host } = await stage(history, state);
    await eventually(() =>
      /Холодная вода, кухня \(снят\).*157/.test(textOf(host.querySelector('vk-reading-history')!)),
    );
  });

  it('leads to a claim about a reading, with codes only', async () => {
    const { host, state } = await stage(html`<vk-reading-history claim-url="/claims.html"></vk-reading-history>`);
    const widget = host.querySelector('vk-reading-history')!;
    const root = widget.shadowRoot!;
    const details: unknown[] = [];
    host.addEventListener('vk-reading-disputed', (event) => {
      event.preventDefault();
      details.push(event.detail);
    });
    (await eventually(() => root.querySelector<HTMLDetailsElement>('.dispute'))).open = true;
    const link = await eventually(() => root.querySelector<HTMLAnchorElement>('.dispute a'));
    const [reading] = state.meters[0]!.past;
    expect(root.querySelector<HTMLSelectElement>('.dispute select')!.selectedOptions[0]!.textContent).to.match(
      /октябрь 2026 г\.: [\d,]+\u00A0м³, Холодная вода, кухня/,
    );
    expect(link.href.replace(location.origin, '')).to.equal(
      `/claims.html?type=charge&demand=recalculate&period=2026-10&service=coldWater&reading=${reading!.id}`,
    );
    link.click();
    expect(details).to.deep.equal([{ readingId: reading!.id, period: '2026-10', service: 'coldWater' }]);
    expect(await axeFaults(widget)).to.deep.equal([]);
    widget.claimUrl = 'javascript:alert(1)';
    (await eventually(() => root.querySelector<HTMLButtonElement>('.dispute button'))).click();
    expect(details.length).to.equal(2);
  });

  it('saves the filtered readings', async () => {
    const { host } = await stage(history);
    const widget = host.querySelector('vk-reading-history')!;
    const saved: { name: string; text: Promise<string> }[] = [];
    const { click } = HTMLAnchorElement.prototype;
    const make = URL.createObjectURL.bind(URL);
    let last: Blob | undefined;
    URL.createObjectURL = (blob: Blob) => {
      last = blob;
      return make(blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      saved.push({ name: this.download, text: last!.text() });
    };
    try {
      (
        await eventually(() =>
          [...widget.shadowRoot!.querySelectorAll('button')].find(
            ({ textContent }) => textContent.trim() === 'Сохранить таблицу',
          ),
        )
      ).click();
      await eventually(() => saved.length === 1);
    } finally {
      HTMLAnchorElement.prototype.click = click;
      URL.createObjectURL = make;
    }
    expect(saved[0]!.name).to.equal('показания-230100001.csv');
    expect(await saved[0]!.text).to.match(
      /Месяц;Счётчик;№;Показание, м³;Расход, м³;Откуда;Состояние\r\n2026-10;Холодная вода, кухня;11000001;157;3,6;передали вы;учтено в счёте\r\n/,
    );
  });

  it('folds the years, and renders twenty years of six meters in less than 12 times the time of a plain table', async function () {
    this.timeout(60_000);
    const { state } = await stage(html`<i></i>`);
    const [pattern] = state.meters;
    for (let more = 0; more < 4; more++)
      state.meters.push({
        ...pattern!,
        id: `00000000-0000-8000-8000-0002000009${String(more).padStart(2, '0')}`,
        serialNumber: `2200000${more}`,
        place: `комната ${more + 1}`,
      });
    for (const meter of state.meters.filter(({ accountId }) => accountId === pattern!.accountId)) {
      Object.assign(meter, {
        past: Array.from({ length: 240 }, (_, back): Reading => ({
          ...pattern!.past[0]!,
          id: `${meter.id.slice(0, -3)}${String(back).padStart(3, '0')}`,
          period: `${2026 - Math.floor((back + 2) / 12)}-${String(12 - ((back + 2) % 12)).padStart(2, '0')}`,
        })),
      });
    }
    let plain = Infinity;
    let drawn = Infinity;
    // The best of three turns, because the machine may be busy.
    for (let turn = 0; turn < 3; turn++) {
      const { host } = await stage(history, state);
      const widget = host.querySelector('vk-reading-history')!;
      await eventually(() => widget.shadowRoot!.querySelectorAll('.year').length > 19);
      const started = performance.now();
      await unfold(widget);
      expect(widget.shadowRoot!.querySelectorAll('.entry').length).to.equal(1440 - 18);
      expect(widget.offsetHeight).to.be.above(1440);
      drawn = Math.min(drawn, performance.now() - started);
      const code = widget.shadowRoot!.innerHTML;
      const table = document.body.appendChild(document.createElement('div'));
      const begun = performance.now();
      table.innerHTML = code;
      expect(table.offsetHeight).to.be.above(1440);
      plain = Math.min(plain, performance.now() - begun);
      host.remove();
      table.remove();
    }
    expect(drawn / plain, 'times of a plain table').to.be.below(12);
  });
});
