import { html } from 'hono/html';
import type { StoredOrder } from './orders.ts';

const money = new Intl.NumberFormat('ru-RU', { style: 'currency', currency: 'RUB' });
export const roubles = (kopecks: number): string => money.format(kopecks / 100);

const STATES = { waiting: 'ждёт оплаты', taken: 'оплачен', declined: 'отклонён', expired: 'срок вышел' } as const;

const styles = `
  :root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif; }
  body { margin: 0; padding: 1.5rem; background: light-dark(#f2f4f7, #14181d); color: light-dark(#15202b, #e8edf2); }
  main { max-width: 30rem; margin: 0 auto; padding: 1.5rem; border-radius: 1rem; background: light-dark(#fff, #1d232a); }
  main.wide { max-width: 60rem; }
  h1 { margin: 0 0 .25rem; font-size: 1.25rem; } .sum { margin: 0 0 1rem; font-size: 2rem; font-weight: 650; }
  dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0 0 1.5rem; } dt { opacity: .7; } dd { margin: 0; }
  label { display: block; margin-bottom: 1rem; } input { box-sizing: border-box; width: 100%; padding: .7rem; border: 1px solid #8895a3; border-radius: .5rem; font: inherit; background: transparent; color: inherit; }
  button { width: 100%; padding: .8rem; margin-bottom: .6rem; border: 1px solid #8895a3; border-radius: .6rem; font: inherit; background: transparent; color: inherit; cursor: pointer; }
  button.main { border: 0; background: #1257c9; color: #fff; font-weight: 600; }
  .note { font-size: .85rem; opacity: .75; } table { width: 100%; border-collapse: collapse; } td, th { padding: .4rem; text-align: start; border-bottom: 1px solid #8895a355; } td form { display: inline; } td button { width: auto; margin: 0; padding: .3rem .6rem; }
`;

const page = (title: string, isWide: boolean, content: unknown) => html`<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${styles}</style></head>
<body><main class="${isWide ? 'wide' : ''}">${content}</main></body></html>`;

const action = (id: string, outcome: string, label: string, isMain = false) =>
  html`<button name="outcome" value="${outcome}" class="${isMain ? 'main' : ''}">${label}</button>`;

/** The page on which the payer pays. */
export const payPage = ({ id, amount, number, description, method, state, keepsMethod }: StoredOrder) =>
  page(
    'Тестовый банк',
    false,
    html`<h1>Тестовый банк</h1>
    <p class="sum">${roubles(amount)}</p>
    <dl><dt>Получатель</dt><dd>Водоканал города Родникова</dd><dt>Назначение</dt><dd>${description}</dd><dt>Платёж</dt><dd>${number}</dd></dl>
    ${keepsMethod ? html`<p>Банк запомнит ${method === 'card' ? 'карту' : 'счёт'} для автоплатежей водоканалу.</p>` : ''}
    ${
      state === 'waiting'
        ? html`<form method="post">
          ${method === 'card' ? html`<label>Номер карты<input name="card" inputmode="numeric" autocomplete="cc-number" value="2200 0000 0000 0004"></label>` : ''}
          ${action(id, 'taken', method === 'card' ? 'Оплатить' : 'Оплатить через СБП', true)}
          ${action(id, 'declined', 'Банк отклонит платёж')}
          ${action(id, 'funds', 'Не хватит денег')}
          ${action(id, 'cancelled', 'Отменить')}
        </form>`
        : html`<p>Этот платёж ${STATES[state]}.</p>`
    }
    <p class="note">Это песочница: деньги не списываются, данные карты никуда не уходят.</p>`,
  );

/** All orders, with what a bank's employee could do with them. */
export const consolePage = (orders: readonly StoredOrder[], behaviour: Readonly<Record<string, unknown>>) =>
  page(
    'Тестовый банк: заказы',
    true,
    html`<h1>Тестовый банк: заказы</h1>
    <p class="note">Поведение: ${JSON.stringify(behaviour)}</p>
    <table><thead><tr><th>Платёж</th><th>Сумма</th><th>Состояние</th><th>Возвращено</th><th></th></tr></thead>
    <tbody>${orders.map(
      ({ id, number, amount, state, refunds }) =>
        html`<tr><td>${number}</td><td>${roubles(amount)}</td><td>${STATES[state]}</td><td>${roubles(refunds.reduce((sum, refund) => sum + refund.amount, 0))}</td>
        <td><form method="post" action="/console/${id}/notify"><button>Уведомить ещё раз</button></form> ${state === 'taken' ? html`<form method="post" action="/console/${id}/refund"><button>Вернуть деньги</button></form>` : ''}</td></tr>`,
    )}</tbody></table>`,
  );
