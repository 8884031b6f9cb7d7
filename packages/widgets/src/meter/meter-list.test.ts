import { expect } from '@open-wc/testing';
import '../define/meter-list.ts';
import { inEnglish } from '../testing/english.ts';
import { axeFaults, eventually, html, stage, textOf } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-meter-list', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Мои счётчики/, seesEnglish: /My meters/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  { name: 'empty', scenario: 'noMeters', sees: /нет счётчиков/, seesEnglish: /no meters on this account/ },
  {
    name: 'ready',
    scenario: 'happy',
    sees: /Холодная вода, кухня.*Поверен до 12 ноября 2027 года.*Пломба № П-1001 от 13 ноября 2021 года.*Последнее показание: 157 м³ от 22 октября, передали вы.*Что будет без показаний/,
    seesEnglish:
      /Cold water, кухня.*Verified until November 12, 2027.*Seal No\. П-1001 of November 13, 2021.*Last reading: 157 m³ on October 22, sent by you.*What happens without readings/,
  },
  {
    name: 'ready: verification expired',
    scenario: 'expiredVerification',
    sees: /Срок поверки истёк 13 октября.*Закажите поверку.*начисляем без показаний.*по вашему среднему.*с коэффициентом 3: .*в месяц/,
    seesEnglish:
      /The verification expired on October 13.*Have the meter verified.*you are charged without readings.*by your average use.*with a coefficient of 3: .*a month/,
  },
  {
    name: 'ready: a reading was declined',
    scenario: 'readingDeclined',
    sees: /Последнее показание: 157 м³.*Отклонено: 361 м³ от 20 ноября\. Расход в 50 раз больше обычного.*Передайте верное показание или подайте обращение/,
    seesEnglish: /Declined: 361 m³ of November 20\..*make a claim/,
  },
  {
    name: 'ready: an answer is late',
    scenario: 'lateVisit',
    sees: /С-000003 от 15 октября.*рассматриваем Ответ опаздывает: обещали до 16 ноября\. Позвоните нам или подайте обращение/,
    seesEnglish: /С-000003.*The answer is late: it was due by November 16\. Call us or make a claim/,
  },
  {
    name: 'ready: automatic meter',
    scenario: 'automaticMeter',
    sees: /Передаёт показания сам/,
    seesEnglish: /Sends its readings itself/,
  },
  {
    name: 'ready: no access',
    scenario: 'noAccess',
    sees: /Пока контролёр не снимет показания/,
    seesEnglish: /Until a controller has read the meter/,
  },
]);

describe('vk-meter-list', () => {
  it('shows the estimate without a reading, from which day it holds, and how each sum is calculated', async () => {
    const { host } = await stage(html`<vk-meter-list></vk-meter-list>`);
    const widget = host.querySelector('vk-meter-list')!;
    const price = await eventually(() => widget.shadowRoot!.querySelector<HTMLDetailsElement>('article > details'));
    price.open = true;
    await eventually(() =>
      /Если не передать показания С 1 ноября: по вашему среднему расходу, 4,24 м³: 358,24 ₽ в месяц/.test(
        textOf(widget),
      ),
    );
    await inEnglish(/From November 1: by your average use, 4\.24 m³: ₽358\.24 a month/);
    expect(textOf(widget)).to.match(/С 1 февраля 2027 года: по нормативу, 8,6 м³: 726,61 ₽ в месяц/);
    for (const each of price.querySelectorAll('details')) each.open = true;
    expect(textOf(widget)).to.match(
      /Норматив 4,3 м³ на человека, прописано 2 человека: 8,6 м³\. Вода: 8,6 м³ × 45,92 ₽ = 394,91 ₽\. Водоотведение: 8,6 м³ × 38,57 ₽ = 331,70 ₽\. Основание: ПП РФ № 354, п\. 60/,
    );
    expect(await axeFaults(widget)).to.deep.equal([]);
  });

  it('starts the estimate with the next month after a reading was sent', async () => {
    const { host } = await stage(html`<vk-meter-list></vk-meter-list>`, 'alreadySent');
    const widget = host.querySelector('vk-meter-list')!;
    (await eventually(() => widget.shadowRoot!.querySelector<HTMLDetailsElement>('article > details'))).open = true;
    await eventually(() => /С 1 декабря: по вашему среднему/.test(textOf(widget)));
  });

  it('reports a verification, keeps typed values through refusals, and shows the state of the request', async () => {
    const set = await stage(html`<vk-meter-list></vk-meter-list>`, 'expiredVerification');
    const widget = set.host.querySelector('vk-meter-list')!;
    const root = widget.shadowRoot!;
    const events: unknown[] = [];
    set.host.addEventListener('vk-meter-requested', (event) => events.push(event.detail));
    const press = async (text: string) =>
      (
        await eventually(() => [...root.querySelectorAll('button')].find((button) => button.textContent === text))
      ).click();
    const type = async (name: string, value: string) => {
      const field = await eventually(() => root.querySelector<HTMLInputElement>(`[name=${name}]`));
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    await press('Сообщить о поверке');
    await eventually(() => (root.activeElement as HTMLInputElement | null)?.name === 'record');
    await press('Отправить');
    await eventually(() =>
      /Заполните: Номер записи в «Аршине» или ссылка на неё Заполните: Дата поверки/.test(textOf(widget)),
    );
    await type('record', '123456789');
    await type('verifiedOn', '31.02.2026');
    await press('Отправить');
    await eventually(() => /Напишите дату так/.test(textOf(widget)));
    await inEnglish(/Write the date like this: 09\.11\.2026/);
    await type('verifiedOn', '20.11.2026');
    await press('Отправить');
    await eventually(() => /В номере записи должна быть чёрточка/.test(textOf(widget)));
    expect(root.querySelector<HTMLInputElement>('[name=verifiedOn]')!.value).to.equal('20.11.2026');
    expect(await axeFaults(widget)).to.deep.equal([]);
    await type('record', 'https://fgis.gost.ru/fundmetrology/cm/results/1-123456789');
    await press('Отправить');
    await eventually(() => /Записали под номером С-\d{6}/.test(textOf(widget)));
    await inEnglish(/Registered under number С-\d{6}/);
    await eventually(() => root.activeElement?.matches('.vk-summary'));
    await eventually(() =>
      /С-\d{6} от 22 ноября 2026 г\. в \d\d:\d\d( \(Москва, [^)]+\))?, поверка: рассматриваем/.test(textOf(widget)),
    );
    expect(events).to.deep.equal([{ requestId: set.state.meterRequests[0]!.id }]);
  });

  it('requests a visit, and restores the focus on cancel', async () => {
    const { host, state } = await stage(html`<vk-meter-list></vk-meter-list>`);
    const root = host.querySelector('vk-meter-list')!.shadowRoot!;
    const press = async (text: string) =>
      (
        await eventually(() => [...root.querySelectorAll('button')].find((button) => button.textContent === text))
      ).click();
    await press('Вызвать контролёра');
    await press('Отменить');
    await eventually(() => root.activeElement?.textContent === 'Вызвать контролёра');
    await press('Вызвать контролёра');
    const words = await eventually(() => root.querySelector<HTMLTextAreaElement>('[name=comment]'));
    words.value = 'Снять показания после шести';
    words.dispatchEvent(new Event('input', { bubbles: true }));
    await press('Отправить');
    await eventually(() => state.meterRequests.length === 1);
  });

  it('shows a verification as due sixty days before its end', async () => {
    const set = await stage(html`<i></i>`);
    Object.assign(set.state.meters[0]!, { nextVerificationOn: '2026-12-22' });
    const { host } = await stage(html`<vk-meter-list></vk-meter-list>`, set.state);
    await eventually(() =>
      /Поверка нужна до 22 декабря: осталось 30 дней/.test(textOf(host.querySelector('vk-meter-list')!)),
    );
  });
});
