import { expect } from '@open-wc/testing';
import '../define/meter-list.ts';
import { axeFaults, eventually, html, stage, textOf } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-meter-list', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/ },
  { name: 'pending', scenario: 'slow', sees: /Мои счётчики/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/ },
  { name: 'empty', scenario: 'noMeters', sees: /нет счётчиков/ },
  { name: 'ready', scenario: 'happy', sees: /Холодная вода, кухня.*Поверен до 12 ноября 2027 года.*Пломба № П-1001 от 13 ноября 2021 года.*Последнее показание: 157 м³ от 22 октября, передали вы.*Что будет без показаний/ },
  { name: 'ready: verification expired', scenario: 'expiredVerification', sees: /Срок поверки истёк 13 октября.*Закажите поверку.*начисляем без показаний.*по вашему среднему.*с коэффициентом 3: .*в месяц/ },
  { name: 'ready: automatic meter', scenario: 'automaticMeter', sees: /Передаёт показания сам/ },
  { name: 'ready: no access', scenario: 'noAccess', sees: /Пока контролёр не снимет показания/ },
]);

describe('vk-meter-list', () => {
  it('says what silence costs, from which day, and opens every sum to its parts and its ground', async () => {
    const { host } = await stage(html`<vk-meter-list></vk-meter-list>`);
    const widget = host.querySelector('vk-meter-list')!;
    const price = await eventually(() => widget.shadowRoot!.querySelector<HTMLDetailsElement>('article > details'));
    price.open = true;
    await eventually(() => /Если не передать показания С 1 ноября: по вашему среднему расходу, 4,24 м³: 358,24 ₽ в месяц/.test(textOf(widget)));
    expect(textOf(widget)).to.match(/С 1 февраля 2027 года: по нормативу, 8,6 м³: 726,61 ₽ в месяц/);
    for (const each of price.querySelectorAll('details')) each.open = true;
    expect(textOf(widget)).to.match(/Норматив 4,3 м³ на человека, прописано 2 человека: 8,6 м³\. Вода: 8,6 м³ × 45,92 ₽ = 394,91 ₽\. Водоотведение: 8,6 м³ × 38,57 ₽ = 331,70 ₽\. Основание: ПП РФ № 354, п\. 60/);
    expect(await axeFaults(widget)).to.deep.equal([]);
  });

  it('begins with the next month once a reading was sent', async () => {
    const { host } = await stage(html`<vk-meter-list></vk-meter-list>`, 'alreadySent');
    const widget = host.querySelector('vk-meter-list')!;
    (await eventually(() => widget.shadowRoot!.querySelector<HTMLDetailsElement>('article > details'))).open = true;
    await eventually(() => /С 1 декабря: по вашему среднему/.test(textOf(widget)));
  });

  it('tells of a verification by its record, keeps what was typed through mistakes, and shows where it stands', async () => {
    const set = await stage(html`<vk-meter-list></vk-meter-list>`, 'expiredVerification');
    const widget = set.host.querySelector('vk-meter-list')!;
    const root = widget.shadowRoot!;
    const events: unknown[] = [];
    set.host.addEventListener('vk-meter-requested', (event) => events.push(event.detail));
    const press = async (text: string) => (await eventually(() => [...root.querySelectorAll('button')].find((button) => button.textContent === text))).click();
    const type = async (name: string, value: string) => { const field = await eventually(() => root.querySelector<HTMLInputElement>(`[name=${name}]`)); field.value = value; field.dispatchEvent(new Event('input', { bubbles: true })); };
    await press('Сообщить о поверке');
    await eventually(() => (root.activeElement as HTMLInputElement | null)?.name === 'record');
    await press('Отправить');
    await eventually(() => /Заполните: Номер записи в «Аршине» или ссылка на неё Заполните: Дата поверки/.test(textOf(widget)));
    await type('record', '123456789');
    await type('verifiedOn', '31.02.2026');
    await press('Отправить');
    await eventually(() => /Напишите дату так/.test(textOf(widget)));
    await type('verifiedOn', '20.11.2026');
    await press('Отправить');
    await eventually(() => /В номере записи должна быть чёрточка/.test(textOf(widget)));
    expect(root.querySelector<HTMLInputElement>('[name=verifiedOn]')!.value).to.equal('20.11.2026');
    expect(await axeFaults(widget)).to.deep.equal([]);
    await type('record', 'https://fgis.gost.ru/fundmetrology/cm/results/1-123456789');
    await press('Отправить');
    await eventually(() => /Записали под номером С-\d{6}/.test(textOf(widget)));
    await eventually(() => root.activeElement?.matches('.vk-summary'));
    await eventually(() => /С-\d{6} от 22 ноября 2026 г\. в \d\d:\d\d, поверка: рассматриваем/.test(textOf(widget)));
    expect(events).to.deep.equal([{ requestId: set.state.meterRequests[0]!.id }]);
  });

  it('asks for a visit, and gives the focus back when it is cancelled', async () => {
    const { host, state } = await stage(html`<vk-meter-list></vk-meter-list>`);
    const root = host.querySelector('vk-meter-list')!.shadowRoot!;
    const press = async (text: string) => (await eventually(() => [...root.querySelectorAll('button')].find((button) => button.textContent === text))).click();
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

  it('calls a verification due sixty days before its end', async () => {
    const set = await stage(html`<i></i>`);
    Object.assign(set.state.meters[0]!, { nextVerificationOn: '2026-12-22' });
    const { host } = await stage(html`<vk-meter-list></vk-meter-list>`, set.state);
    await eventually(() => /Поверка нужна до 22 декабря: осталось 30 дней/.test(textOf(host.querySelector('vk-meter-list')!)));
  });
});
