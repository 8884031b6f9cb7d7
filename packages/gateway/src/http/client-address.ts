import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import parseForwarded from 'forwarded-parse';
import ipaddr from 'ipaddr.js';
import proxyaddr from 'proxy-addr';
import { StartError } from '../database/open.ts';

/** Groups of 16 bits in the network of a household, a /64. */
const HOUSEHOLD = 4;

/**
 * Reads an address as proxies write it: with or without a port, brackets and quotation marks. Returns IPv6 in its
 * shortest form without a zone, and an IPv4 address inside an IPv6 one (`::ffff:192.0.2.1`) as IPv4; undefined when it
 * is no address, e.g. `unknown` or `_hidden`.
 */
export function parseAddress(text: string): string | undefined {
  const bare = text.trim().replace(/^"(.*)"$/, '$1');
  const host = /^\[(.*)\](?::\d+)?$/.exec(bare)?.[1] ?? /^([\d.]+):\d+$/.exec(bare)?.[1] ?? bare;
  const address = host.replace(/%.*$/, '');
  return isIP(address) ? ipaddr.process(address).toString() : undefined;
}

/**
 * The network whose attempts are counted together: the address itself for IPv4; for IPv6 its first `groups` of 16 bits,
 * because a household has a whole /64.
 */
export function network(address: string, groups = HOUSEHOLD): string {
  const parsed = parseAddress(address);
  if (parsed === undefined || !parsed.includes(':')) return parsed ?? address;
  return (ipaddr.parse(parsed) as ipaddr.IPv6).parts
    .slice(0, groups)
    .map((part) => part.toString(16))
    .join(':');
}

/** Whether the n-th proxy, counted from the gateway, may name the address before it. */
type Trust = (address: string, index: number) => boolean;

export interface ProxyOptions {
  /**
   * `TRUST_PROXY`: how many proxies stand in front of the gateway, or their networks, separated by commas
   * (`10.0.0.0/8, 2001:db8::/48`, `loopback`, `linklocal`, `uniquelocal`). Nobody is trusted without it.
   */
  readonly trusted?: string | undefined;
  /** `TRUST_PROXY_HEADER`: the only header to read, `X-Forwarded-For` or `Forwarded`; without it the first that is sent. */
  readonly header?: string | undefined;
}

/** Returns the function that finds the address of the visitor behind the trusted proxies. Throws a `StartError`. */
export function clientAddresses({ trusted, header }: ProxyOptions): (incoming: IncomingMessage) => string {
  const trust = trustOf(trusted?.trim() ?? '');
  const only = header?.trim().toLowerCase() ?? '';
  if (!['', 'x-forwarded-for', 'forwarded'].includes(only))
    throw new StartError(`TRUST_PROXY_HEADER is «${header ?? ''}». Give X-Forwarded-For or Forwarded.`);
  return ({ headers, socket }) => {
    const peer = parseAddress(socket.remoteAddress ?? '') ?? '';
    if (!trust) return peer;
    // An address that cannot be read ends the chain: whoever wrote it is the last one that is known.
    const known: string[] = [];
    for (const named of namedAddresses(headers, only).reverse()) {
      const address = parseAddress(named);
      if (address === undefined) break;
      known.unshift(address);
    }
    const chain = { headers: { 'x-forwarded-for': known.join() }, socket: { remoteAddress: peer }, connection: {} };
    return proxyaddr(chain as unknown as IncomingMessage, trust);
  };
}

/** The addresses that the proxies have named, nearest proxy last. */
function namedAddresses(headers: IncomingHttpHeaders, only: string): string[] {
  const list = [headers['x-forwarded-for']].flat().join();
  if (only !== 'forwarded' && (list || only)) return list.split(',');
  try {
    return parseForwarded(headers.forwarded ?? '').map((proxy) => proxy['for'] ?? '');
  } catch {
    return [];
  }
}

function trustOf(trusted: string): Trust | undefined {
  if (trusted === '' || trusted === '0') return undefined;
  if (/^\d{1,2}$/.test(trusted)) return (_, index) => index < Number(trusted);
  try {
    return proxyaddr.compile(trusted.split(/[\s,]+/).filter(Boolean));
  } catch {
    throw new StartError(
      `TRUST_PROXY is «${trusted}». Give the number of proxies in front of the gateway, or their networks, e.g. 10.0.0.0/8.`,
    );
  }
}
