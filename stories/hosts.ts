import { html, type TemplateResult } from 'lit';

/** A page that widgets stand on: its own rules, written for these stories, with the habits of its kind. */
interface Host {
  readonly title: string;
  readonly scheme: 'light' | 'dark';
  readonly css: string;
  readonly page: (content: HTMLElement) => TemplateResult;
}

const NAME = 'Водоканал города Родникова';
const links = html`<a href="#about">О компании</a> <a href="#news">Новости</a> <a href="#contacts">Контакты</a>`;

export const hosts = {
  plain: {
    title: 'Страница без стилей',
    scheme: 'light',
    css: '',
    page: (content) => html`
      <header><h2>${NAME}</h2><p>${links}</p></header>
      <main>${content}</main>
      <footer><p>Телефон: 8 800 000-00-00</p></footer>`,
  },
  bootstrap: {
    title: 'Похожая на Bootstrap',
    scheme: 'light',
    css: `
      *, ::before, ::after { box-sizing: border-box; }
      body { margin: 0; font: 400 1rem/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; color: #212529; background: #fff; -webkit-text-size-adjust: 100%; }
      h1, h2, h3 { margin: 0 0 .5rem; font-weight: 500; line-height: 1.2; }
      h1 { font-size: calc(1.375rem + 1.5vw); }
      p, ul { margin: 0 0 1rem; }
      a { color: #0a58ca; }
      label { display: inline-block; }
      input, button, select, textarea { margin: 0; font-family: inherit; font-size: inherit; line-height: inherit; }
      button { border-radius: 0; text-transform: none; }
      input { display: block; width: 100%; padding: .375rem .75rem; border: 1px solid #ced4da; border-radius: .25rem; }
      fieldset { min-width: 0; padding: 0; margin: 0; border: 0; }
      legend { float: left; width: 100%; margin-bottom: .5rem; font-size: 1.5rem; }
      svg, img { vertical-align: middle; }
      table { caption-side: bottom; border-collapse: collapse; }
      .navbar { padding: .75rem 0; background: #212529; color: #fff; }
      .navbar a { color: #fff; margin-inline-end: 1rem; }
      .container { width: 100%; max-width: 960px; padding-inline: .75rem; margin-inline: auto; }
      .lead { font-size: 1.25rem; font-weight: 300; }`,
    page: (content) => html`
      <header class="navbar"><div class="container">${links}</div></header>
      <main class="container"><h1>${NAME}</h1><p class="lead">Личный кабинет</p>${content}</main>`,
  },
  blog: {
    title: 'Тёмный блог',
    scheme: 'dark',
    css: `
      :root { font-size: 112.5%; }
      body { margin: 0 auto; max-width: 42rem; padding: 0 1rem 3rem; font: 1rem/1.7 Georgia, "Liberation Serif", serif; color: #d9dde3; background: #15181d; }
      h1 { font-size: 2.4rem; line-height: 1.1; letter-spacing: -.02em; }
      h2 { margin: 3rem 0 1rem; font-style: italic; }
      a { color: #ffb86b; }
      p { margin: 0 0 1.4rem; hyphens: auto; }
      input, textarea { background: #000; color: #fff; border: 0; border-bottom: 2px solid #ffb86b; }
      button { background: #ffb86b; color: #15181d; border: 0; font-variant: small-caps; }
      svg { max-width: 100%; height: auto; }`,
    page: (content) => html`
      <header><h1>Записки о доме</h1><p>${links}</p></header>
      <main><p>Показания я передаю прямо отсюда, за минуту до сна.</p>${content}</main>`,
  },
  tilda: {
    title: 'Похожая на Tilda',
    scheme: 'light',
    css: `
      * { margin: 0; padding: 0; -webkit-font-smoothing: antialiased; }
      html { font-size: 62.5%; }
      body { font: 300 2rem/1.35 Arial, "Liberation Sans", sans-serif; color: #000; background: #fff; letter-spacing: .2px; overflow-wrap: break-word; }
      .t-cover { padding: 9rem 2rem; text-align: center; color: #fff; background: linear-gradient(120deg, #0b3d5c, #14507a); }
      .t-cover a { color: #fff; }
      h1 { font-size: clamp(3.2rem, 6vw, 7.2rem); font-weight: 700; line-height: 1.1; }
      .t-rec { max-width: 96rem; padding: 6rem 2rem; margin: 0 auto; text-align: center; }
      ul { list-style: none; }
      button { padding: 0 6rem; height: 6rem; border-radius: 10rem; text-transform: uppercase; letter-spacing: 2px; color: #fff; background: #ff8562; border: 0; }
      input { height: 6rem; border: 1px solid #000; font-size: 1.6rem; }
      label { display: block; text-align: left; }`,
    page: (content) => html`
      <div class="t-cover"><h1>${NAME}</h1><p>${links}</p></div>
      <main class="t-rec">${content}</main>`,
  },
  bitrix: {
    title: 'Похожая на 1С-Битрикс',
    scheme: 'light',
    css: `
      * { margin: 0; padding: 0; }
      body { font: 13px/1.3 Verdana, "DejaVu Sans", Arial, sans-serif; color: #333; background: #e9eef3; }
      a { color: #0b5394; }
      h1 { font: bold 20px Arial, sans-serif; color: #fff; }
      h2 { color: #a40000; font-size: 15px; border-bottom: 1px dotted #a40000; }
      #header { padding: 14px 20px; background: #2a5d8f; }
      #header a { color: #fff; margin-right: 12px; }
      #workarea { max-width: 1000px; margin: 12px auto; background: #fff; border: 1px solid #c4d0dc; padding: 14px; }
      input { border: 1px solid #a9b8c7; height: 18px; font-size: 11px; width: auto; }
      input[type="submit"], button { border: 1px outset #888; background: #dfe6ee; font-size: 11px; color: #333; height: 22px; }
      table { border-spacing: 0; width: 100%; }
      td, th { padding: 4px; border: 1px solid #d6dfe8; font-size: 11px; }
      ul li { list-style: square inside; }
      form { display: inline; }
      label { font-size: 11px; color: #666; }`,
    page: (content) => html`
      <div id="header"><h1>${NAME}</h1>${links}</div>
      <main id="workarea">${content}</main>`,
  },
  wordpress: {
    title: 'Похожая на WordPress',
    scheme: 'light',
    css: `
      :root { --global-space: 1.5rem; }
      body { margin: 0; font: 1.125rem/1.6 "Hoefler Text", Cambria, "Liberation Serif", serif; color: #28303d; background: #d1e4dd; }
      *, ::before, ::after { box-sizing: inherit; }
      html { box-sizing: border-box; }
      h1, h2, h3 { font-weight: 300; clear: both; }
      h1 { font-size: clamp(2rem, 8vw, 4rem); }
      a { color: currentColor; text-decoration: underline; text-decoration-skip-ink: all; }
      .site { padding: var(--global-space); }
      .entry-content > * { max-width: 38rem; margin: var(--global-space) auto; }
      .entry-content > .alignwide { max-width: 60rem; }
      button, input[type="submit"] { padding: .9rem 1.8rem; font-weight: 500; color: #d1e4dd; background: #28303d; border: 3px solid transparent; border-radius: 0; }
      button:not(:hover):not(:active) { background-color: #28303d; }
      input, textarea { border: 3px solid #39414d; border-radius: 0; padding: 10px; line-height: 1.7; max-width: 100%; }
      label { display: block; font-size: 1rem; }
      p { overflow-wrap: break-word; }`,
    page: (content) => html`
      <div class="site"><header><h1>${NAME}</h1><p>${links}</p></header>
      <main class="entry-content"><p>Передайте показания до 25 числа.</p><div class="alignwide">${content}</div></main></div>`,
  },
} as const satisfies Record<string, Host>;

export type HostName = keyof typeof hosts;
