import { lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { StartError } from '../database/open.ts';

const TIMEOUT = 10_000;
/** More of an answer is not read. */
const MOST_ANSWER_BYTES = 4096;

/** Networks inside which receivers may be, e.g. `10.0.0.0/8`. */
export type AllowedNetworks = readonly ReturnType<typeof ipaddr.parseCIDR>[];

/** Reads `WEBHOOK_NETWORKS`. Throws a `StartError`. */
export function allowedNetworks(text = ''): AllowedNetworks {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      try {
        return ipaddr.parseCIDR(part);
      } catch {
        throw new StartError(`WEBHOOK_NETWORKS has «${part}». A network looks like 10.1.0.0/16.`);
      }
    });
}

const isAllowed = (address: string, networks: AllowedNetworks): boolean => {
  const parsed = ipaddr.process(address);
  return networks.some(([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits));
};

/** Whether an address is in the public internet: neither private, local, reserved, nor a way around to such a one. */
const isPublic = (address: string): boolean => ipaddr.process(address).range() === 'unicast';

/** A receiver cannot be called at this address. */
export class ForbiddenTarget extends Error {}

/** The URL of a receiver. Throws `ForbiddenTarget` when it is none, has a password, or is not https outside the allowed networks. */
export function targetUrl(text: string, networks: AllowedNetworks): URL {
  if (!URL.canParse(text)) throw new ForbiddenTarget(`«${text}» is no URL.`);
  const url = new URL(text);
  if (url.username || url.password) throw new ForbiddenTarget('A URL with a name or password is not taken.');
  const host = hostOf(url);
  if (isIP(host)) assertTarget(host, networks);
  // Inside a network that the utility has named, a receiver may do without a certificate.
  const isPlain = url.protocol === 'http:' && isIP(host) !== 0 && isAllowed(host, networks);
  if (url.protocol !== 'https:' && !isPlain)
    throw new ForbiddenTarget('A receiver needs https; http only by an address inside WEBHOOK_NETWORKS.');
  return url;
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

function assertTarget(address: string, networks: AllowedNetworks): void {
  if (!isPublic(address) && !isAllowed(address, networks))
    throw new ForbiddenTarget(`${address} is in a private network. Name the network in WEBHOOK_NETWORKS to allow it.`);
}

/** Resolves a name and gives the connection only addresses that were checked, so that none can be put in afterwards. */
const checkedLookup =
  (networks: AllowedNetworks): LookupFunction =>
  (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (fault, addresses) => {
      if (fault) {
        done(fault, '');
        return;
      }
      try {
        for (const { address } of addresses) assertTarget(address, networks);
      } catch (forbidden) {
        done(forbidden as Error, '');
        return;
      }
      const [first] = addresses;
      if (options.all) done(null, addresses);
      else done(null, first?.address ?? '', first?.family);
    });
  };

export interface Received {
  readonly status: number;
  /** Seconds that the receiver asks to wait. */
  readonly retryAfter?: number;
}

/**
 * Posts a body to a receiver. A redirect is not followed: its answer counts as it is. Rejects when there is no answer
 * within ten seconds, and with `ForbiddenTarget`.
 */
export async function post(
  text: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { networks, ca }: { readonly networks: AllowedNetworks; readonly ca?: string | undefined },
): Promise<Received> {
  const url = targetUrl(text, networks);
  const send = url.protocol === 'https:' ? tlsRequest : plainRequest;
  return new Promise((done, fail) => {
    const call = send(
      url,
      {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': String(Buffer.byteLength(body)),
          'User-Agent': 'vodokanal-gateway',
          ...headers,
        },
        lookup: checkedLookup(networks),
        agent: false,
        // A receiver that sends its answer byte by byte does not hold the connection longer either.
        signal: AbortSignal.timeout(TIMEOUT),
        ...(ca !== undefined && { ca }),
      },
      (response) => {
        const retryAfter = Number(response.headers['retry-after']);
        let bytes = 0;
        const finish = () => done({ status: response.statusCode ?? 0, ...(retryAfter > 0 && { retryAfter }) });
        response
          .on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            if (bytes <= MOST_ANSWER_BYTES) return;
            finish();
            call.destroy();
          })
          .on('end', finish)
          .on('error', fail);
      },
    );
    call.on('error', fail).end(body);
  });
}
