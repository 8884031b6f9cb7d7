import { expect } from '@open-wc/testing';
import '../define/claim-list.ts';
import { axeFaults, eventually, html, stage, textOf } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';
import { scenario, type ScenarioName } from '@vodokanal/mocks';

runWidgetTests('vk-claim-list', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Мои обращения/, seesEnglish: /My claims/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  { name: 'empty', scenario: 'happy', sees: /Обращений пока нет/, seesEnglish: /No claims yet/ },
  {
    name: 'ready: many',
    scenario: 'manyClaims',
    sees: /Нужен ваш ответ 1 новое сообщение.*Ответ опаздывает.*Ответ должен был прийти не позднее 19 ноября.*Завершённые.*Отказали.*Отозвано/,
    seesEnglish: /We need your answer 1 new message.*The answer is late.*It was due on November 19.*Ended.*Refused/,
  },
]);

const list = html`<vk-claim-list claim-url="/claim.html"></vk-claim-list>`;

/** The list with one claim open, as its customer uses it. */
async function opened(scenario: ScenarioName, index = 0) {
  const set = await stage(list, scenario);
  const widget = set.host.querySelector('vk-claim-list')!;
  const root = widget.shadowRoot!;
  const open = await eventually(() => root.querySelectorAll<HTMLButtonElement>('.open')[index]);
  open.click();
  await eventually(() => root.querySelector('.talk'));
  const button = (text: string | RegExp) =>
    eventually(() =>
      [...root.querySelectorAll<HTMLButtonElement>('button')].find(
        (each) => each.checkVisibility() && (each.textContent.trim().match(text)?.[0].length ?? 0) > 0,
      ),
    );
  return {
    ...set,
    widget,
    root,
    claim: () => set.state.claims[index]!,
    sees: (text: RegExp) => eventually(() => text.test(textOf(widget))),
    press: async (text: string | RegExp) => (await button(text)).click(),
    write: async (text: string) => {
      const area = await eventually(() => root.querySelector<HTMLTextAreaElement>('#reply'));
      area.value = text;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    },
    links: () => [...root.querySelectorAll('a')].map((a) => new URL(a.href).pathname + new URL(a.href).search),
  };
}

describe('vk-claim-list', () => {
  it('opens a claim, says it to the keyboard, and leads back to where it was opened', async () => {
    const page = await opened('manyClaims', 1);
    await eventually(() => page.root.activeElement?.localName === 'h3');
    await page.sees(/течёт едва тёплая/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.press(/Все обращения/);
    await eventually(() => page.root.activeElement?.getAttribute('aria-label')?.includes(page.claim().number));
  });

  it('opens the claim that the page names', async () => {
    const set = await stage(list, 'manyClaims');
    const widget = set.host.querySelector('vk-claim-list')!;
    widget.claimId = set.state.claims[2]!.id;
    await eventually(() => /Отказали.*показание за сентябрь не передали/.test(textOf(widget)));
  });

  it('opens the claim that the address of its page names, and the attribute wins', async () => {
    const state = scenario('manyClaims');
    const { href } = location;
    history.replaceState(null, '', `${href}&claim=${state.claims[2]!.id}`);
    try {
      const { host } = await stage(list, state);
      const widget = host.querySelector('vk-claim-list')!;
      await eventually(() => /Отказали.*показание за сентябрь не передали/.test(textOf(widget)));
      widget.claimId = state.claims[1]!.id;
      await eventually(() => /течёт едва тёплая.*Переписка|течёт едва тёплая.*Дополнить/.test(textOf(widget)));
    } finally {
      history.replaceState(null, '', href);
    }
  });

  it('shows what the claim has attached from the cabinet', async () => {
    const page = await opened('claimWaiting');
    await page.sees(
      /Обращение Вы, .*Показание за октябрь 2026 г\.: 171 м³, расход 14 м³ \(холодная вода, № 11000001\) Счёт за октябрь 2026 г\.: 1 363,20 ₽/,
    );
  });

  it('marks the messages of the utility as read', async () => {
    const page = await opened('claimNeedsMore');
    await eventually(() => page.claim().readId === page.claim().messages[0]!.id);
    await page.press(/Все обращения/);
    await page.sees(/Нужен ваш ответ № О-2026-000017|Нужен ваш ответ Неправильное/);
  });

  it('answers a question, and keeps what is typed when the page is closed before', async () => {
    const page = await opened('claimNeedsMore');
    await page.press('Отправить');
    await page.sees(/Напишите несколько слов или приложите файл/);
    await page.write('Фото пришлю вечером');
    await page.press(/Все обращения/);
    (await eventually(() => page.root.querySelector<HTMLButtonElement>('.open'))).click();
    await eventually(() => page.root.querySelector<HTMLTextAreaElement>('#reply')?.value === 'Фото пришлю вечером');
    let detail: unknown;
    page.widget.addEventListener('vk-claim-changed', (event) => (detail = event.detail));
    await page.press('Отправить');
    await page.sees(/Отправили\. Ваше сообщение уже в обращении/);
    expect(page.claim().messages.at(-1)!.text).to.equal('Фото пришлю вечером');
    expect(page.claim().state).to.equal('inReview');
    expect(detail).to.deep.equal({ claimId: page.claim().id, change: 'written' });
    await page.sees(/Рассматриваем/);
  });

  it('withdraws only after a question', async () => {
    const page = await opened('claimWaiting');
    const changes: unknown[] = [];
    page.widget.addEventListener('vk-claim-changed', (event) =>
      changes.push((event.detail as { change: string }).change),
    );
    await page.sees(/осталось 3 рабочих дня/);
    await page.press('Отозвать обращение');
    const dialog = await eventually(() => page.root.querySelector<HTMLDialogElement>('dialog[open]'));
    dialog.querySelector<HTMLButtonElement>('button[value=cancel]')!.click();
    await eventually(() => !dialog.open);
    expect(page.claim().state).to.equal('registered');
    await page.press('Отозвать обращение');
    dialog.querySelector<HTMLButtonElement>('button[value=confirm]')!.click();
    await page.sees(/Обращение отозвано\./);
    expect(page.claim().state).to.equal('withdrawn');
    expect(changes).to.deep.equal(['withdrawn']);
  });

  it('closes a claim, and opens it again with a reason and a new term', async () => {
    const page = await opened('claimAnswered');
    expect(page.links().some((path) => path.includes('/files/'))).to.equal(true);
    await page.press('Да, решён');
    await page.sees(/Хорошо, что всё решилось/);
    await page.press('Открыть обращение снова');
    await page.press('Отправить на новое рассмотрение');
    await page.sees(/Напишите несколько слов/);
    await page.write('Сумма в новом счёте прежняя');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.press('Отправить на новое рассмотрение');
    await page.sees(/Отправили на новое рассмотрение\. Ответим не позднее 25 ноября/);
    expect(page.claim().isDisputed).to.equal(true);
  });

  it('offers complaints to authorities when the answer is late or refused, and none before', async () => {
    const waiting = await opened('claimWaiting');
    expect(textOf(waiting.widget)).not.to.contain('Жилищная инспекция');
    const late = await opened('claimLate');
    await late.sees(/Ответа нет в срок: что можно сделать.*Жилищная инспекция.*Роспотребнадзор.*Суд/);
    expect(late.links().filter((path) => path.includes('escalation'))).to.have.length(3);
    expect(late.links().some((path) => path.endsWith('escalation?to=court'))).to.equal(true);
    const refused = await opened('claimRefused');
    await refused.sees(/Не согласны с отказом: что можно сделать/);
  });

  it('says what is wrong when the claim has changed meanwhile, and keeps the words', async () => {
    const page = await opened('claimWaiting');
    await page.press('Дополнить обращение');
    await page.write('Ещё одно');
    page.claim().state = 'answered';
    await page.press('Отправить');
    await page.sees(/С этим обращением так сделать уже нельзя/);
    expect(page.root.querySelector<HTMLTextAreaElement>('#reply')!.value).to.equal('Ещё одно');
  });

  it('shows a claim that was filed in another widget', async () => {
    const { host, state } = await stage(list, 'claimWaiting');
    const widget = host.querySelector('vk-claim-list')!;
    await eventually(() => textOf(widget).includes('О-2026-000017'));
    state.claims = [{ ...state.claims[0]!, id: crypto.randomUUID(), number: 'О-2026-000099' }, ...state.claims];
    const { claimsOf } = await import('@vodokanal/client');
    await claimsOf(widget.client!).withdraw(state.claims[1]!.accountId, state.claims[1]!.id, crypto.randomUUID());
    await eventually(() => textOf(widget).includes('О-2026-000099'));
  });
});
