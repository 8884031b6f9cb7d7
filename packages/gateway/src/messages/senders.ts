import { createTransport } from 'nodemailer';
import { StartError } from '../database/open.ts';

/** What takes messages of one channel out of the house. */
export interface Sender {
  send(message: { readonly recipient: string; readonly subject: string; readonly body: string }): Promise<void>;
}

export type Senders = Partial<Record<'mail' | 'sms', Sender>>;

const TIMEOUT = 10_000;

/** Mail by SMTP: `smtps://user:password@mail.example.org` and the address it comes from. */
export function smtpSender(url: string, from: string): Sender {
  const transport = createTransport(
    { url, connectionTimeout: TIMEOUT, greetingTimeout: TIMEOUT, socketTimeout: TIMEOUT },
    { from },
  );
  return {
    send: async ({ recipient, subject, body }) =>
      void (await transport.sendMail({ to: recipient, subject, text: body })),
  };
}

export interface HttpTemplate {
  /** With `{phone}` and `{text}`, which are written in as in an address. */
  readonly url: string;
  /** With `{phone}` and `{text}`, which are written in as in a JSON string; a `GET` is made where there is none. */
  readonly body?: string | undefined;
  /** `Name: value`, e.g. a key of the provider. */
  readonly header?: string | undefined;
}

/** SMS by the HTTP interface of any provider. Any answer that is not 2xx is a failure, and is tried again. */
export function httpSender({ url, body, header }: HttpTemplate): Sender {
  const [name, ...value] = header?.split(':') ?? [];
  return {
    async send({ recipient, body: text }) {
      const filled = (template: string, encode: (part: string) => string) =>
        template.replaceAll('{phone}', encode(recipient)).replaceAll('{text}', encode(text));
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

/** What the environment names; messages of a channel without a sender stay in the outbox. */
export function openSenders(environment: Readonly<Record<string, string | undefined>>): Senders {
  const { SMTP_URL: smtp, MAIL_FROM: from, SMS_URL: sms, SMS_BODY: body, SMS_HEADER: header } = environment;
  if (smtp && !from) throw new StartError('SMTP_URL is given, but not MAIL_FROM: from which address shall mails come?');
  return {
    ...(smtp && from && { mail: smtpSender(smtp, from) }),
    ...(sms && { sms: httpSender({ url: sms, body, header }) }),
  };
}
