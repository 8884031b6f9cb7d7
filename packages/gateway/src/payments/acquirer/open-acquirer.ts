import { StartError } from '../../database/open.ts';
import type { Acquirer } from './acquirer.ts';
import { SandboxAcquirer } from './sandbox.ts';
import { YooKassaAcquirer } from './yookassa-acquirer.ts';

export const NOTIFICATION_PATH = '/v1/acquirer/notifications';

/**
 * The acquirer that the environment names, or none. `ACQUIRER=sandbox` needs `ACQUIRER_URL` and `ACQUIRER_SECRET`,
 * `ACQUIRER=yookassa` needs `YOOKASSA_SHOP_ID` and `YOOKASSA_SECRET_KEY`; with `YOOKASSA_UTILITIES=on` its payments are
 * registered in ГИС ЖКХ. Throws a `StartError` that names what is missing.
 */
export function openAcquirer(
  environment: Readonly<Record<string, string | undefined>>,
  origin: string,
): Acquirer | undefined {
  const needed = (name: string): string => {
    const value = environment[name];
    if (!value) throw new StartError(`ACQUIRER=${environment['ACQUIRER'] ?? ''} needs ${name} in the environment.`);
    return value;
  };
  switch (environment['ACQUIRER'] ?? '') {
    case '':
      return undefined;
    case 'sandbox':
      return new SandboxAcquirer({
        url: needed('ACQUIRER_URL'),
        secret: needed('ACQUIRER_SECRET'),
        notifyUrl: `${origin}${NOTIFICATION_PATH}`,
      });
    case 'yookassa':
      return new YooKassaAcquirer({
        shopId: needed('YOOKASSA_SHOP_ID'),
        secretKey: needed('YOOKASSA_SECRET_KEY'),
        paysUtilities: environment['YOOKASSA_UTILITIES'] === 'on',
      });
    default:
      throw new StartError(
        `ACQUIRER is «${environment['ACQUIRER'] ?? ''}»; it can be sandbox or yookassa, or left out.`,
      );
  }
}
