import ipaddr from 'ipaddr.js'
import { type Failed, failed } from './outcomes.ts'

type Ip = ipaddr.IPv4 | ipaddr.IPv6

/** Private places that may be asked all the same: 'host', 'host:port', or a range of addresses as CIDR. */
export type Allowance = { hosts: Set<string>; ranges: [Ip, number][] }

/** Reads the allow list. Throws, naming the entry, on a range that cannot be read: a mistyped permission must not pass for none. */
export function readAllowance(entries: string[]): Allowance {
  const allowance: Allowance = { hosts: new Set(), ranges: [] }
  for (const entry of entries.map((entry) => entry.trim().toLowerCase()).filter((entry) => entry !== '')) {
    if (!entry.includes('/')) allowance.hosts.add(entry)
    else if (ipaddr.isValidCIDR(entry)) allowance.ranges.push(ipaddr.parseCIDR(entry))
    else throw new Error(`an allowed address must be a host, host:port or a range like 127.0.0.0/8, not "${entry}"`)
  }
  return allowance
}

const bare = (host: string) => host.replace(/^\[|\]$/g, '').toLowerCase()

/** Is this place, as the address spells it, on the allow list by name? */
export function isNamed(allowance: Allowance, host: string, port: string): boolean {
  const name = bare(host)
  return [name, `[${name}]`, `${name}:${port}`, `[${name}]:${port}`].some((spelling) => allowance.hosts.has(spelling))
}

/** The IPv4 address that an IPv6 address carries inside, where a gateway would send us there (mapped, NAT64, 6to4). */
function inner(ip: ipaddr.IPv6): ipaddr.IPv4 | null {
  const bytes = ip.toByteArray()
  if (ip.range() === '6to4') return new ipaddr.IPv4(bytes.slice(2, 6))
  // RFC 8215's 64:ff9b:1::/48 is for use inside one's own network: never public.
  if (ip.range() === 'rfc6052') return bytes[5] === 1 ? null : new ipaddr.IPv4(bytes.slice(12, 16))
  return null
}

/**
 * Does the address lie in the public internet? Only ordinary unicast does: everything private, loopback, link-local, shared, reserved,
 * multicast or meant for documents is not, nor an IPv6 address that leads to such an IPv4 one.
 * (IANA special-purpose registries, RFC 6890; global unicast IPv6 is 2000::/3, RFC 4291.)
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const ip = ipaddr.process(address)
  if (ip instanceof ipaddr.IPv4) return ip.range() === 'unicast'
  const carried = inner(ip)
  if (carried) return carried.range() === 'unicast'
  return ip.range() === 'unicast' && (ip.toByteArray()[0]! & 0xe0) === 0x20
}

/** May a connection to this IP address be made? */
export function mayConnect(allowance: Allowance, address: string): boolean {
  if (isPublic(address)) return true
  if (!ipaddr.isValid(address)) return false
  const ip = ipaddr.process(address)
  return allowance.ranges.some(([net, bits]) => net.kind() === ip.kind() && ip.match(net, bits))
}

export const portOf = (url: URL) => url.port || (url.protocol === 'https:' ? '443' : '80')

const longest = 8_000

/**
 * Looks at an address before anyone is asked: scheme, credentials, port, and private addresses written out.
 * Names are looked at again when they are resolved, in connection.ts.
 */
export function checkAddress(address: string, allow: string[] | Allowance): { kind: 'address'; url: URL } | Failed {
  const allowance = Array.isArray(allow) ? readAllowance(allow) : allow
  if (address.length > longest) return failed('bad-address', `it is longer than ${longest} characters`)
  if (!URL.canParse(address)) return failed('bad-address', `"${address.slice(0, 100)}"`)
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return failed('bad-address', `it starts with ${url.protocol}`)
  if (url.username !== '' || url.password !== '') return failed('bad-address', 'it carries a name or password')
  if (isNamed(allowance, url.hostname, portOf(url))) return { kind: 'address', url }
  const host = bare(url.hostname)
  if (ipaddr.isValid(host) && !mayConnect(allowance, host)) return failed('private-address', host)
  const opened = ipaddr.isValid(host) && !isPublic(host)
  // Ports below 1024 other than the web's belong to other services, which must not hear from us through a redirect.
  if (!opened && Number(portOf(url)) < 1024 && !['80', '443'].includes(portOf(url)))
    return failed('bad-address', `port ${portOf(url)} is not the web's`)
  return { kind: 'address', url }
}
