import { createTransport } from 'nodemailer';
import { StartError } from '../database/open.ts';
import { fill } from './templates.ts';

/** Sends the messages of one channel. Throws when the provider does not accept one. */
export interface Sender {
  send(message: { readonly recipient: string; readonly subject: string; readonly body: string }): Promise<void>;
}

export type Senders = Partial<Record<'mail' | 'sms', Sender>>;

const TIMEOUT = 10_000;

/** Sends mail by SMTP. `url` looks like `smtps://user:password@mail.example.org`; `from` is the sender's address. */
export function smtpSender(url: string, from: string): Sender {
  const transport = createTransport(
    { url, connectionTimeout: TIMEOUT, greetingTimeout: TIMEOUT, socketTimeout: TIMEOUT },
    { from },
  );
  return {
    send: async ({ recipient, subject, body }) =>
      // As an object, so that a comma makes no second recipient.
      void (await transport.sendMail({ to: { name: '', address: recipient }, subject, text: body })),
  };
}

export interface HttpTemplate {
  /** Contains `{phone}` and `{text}`, which are replaced URL-encoded. */
  readonly url: string;
  /**
   * Contains `{phone}` and `{text}`, which are replaced as parts of a JSON string. Without a body the request is a
   * `GET`.
   */
  readonly body?: string | undefined;
  /** One header as `Name: value`, e.g. the provider's key. */
  readonly header?: string | undefined;
}

/** Sends SMS through the HTTP interface of any provider. An answer other than 2xx is an error. */
export function httpSender({ url, body, header }: HttpTemplate): Sender {
  const [name, ...value] = header?.split(':') ?? [];
  return {
    async send({ recipient, body: text }) {
      const filled = (template: string, encode: (part: string) => string) =>
        fill(template, { phone: recipient, text }, encode);
      const headers = {
        ...(name && { [name]: value.join(':').trim() }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      };
      const response = await fetch(filled(url, encodeURIComponent), {
        method: body === undefined ? 'GET' : 'POST',
        headers,
        signal: AbortSignal.timeout(TIMEOUT),
        ...(body !== undefined && { body: filled(body, (part) => JSON.stringify(part).slice(1, -1)) }),
      });
      if (!response.ok) throw new Error(`the provider answers ${response.status}`);
    },
  };
}

/** Creates the senders that the environment configures. Messages of other channels stay in the outbox. */
export function openSenders(environment: Readonly<Record<string, string | undefined>>): Senders {
  const { SMTP_URL: smtp, MAIL_FROM: from, SMS_URL: sms, SMS_BODY: body, SMS_HEADER: header } = environment;
  if (smtp && !from) throw new StartError('SMTP_URL is given, but not MAIL_FROM: from which address shall mails come?');
  return {
    ...(smtp && from && { mail: smtpSender(smtp, from) }),
    ...(sms && { sms: httpSender({ url: sms, body, header }) }),
  };
}
