import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const PUBLIC_IPV6 = ipaddr.parseCIDR('2000::/3');
/** An IPv4 address behind a NAT64, https://www.rfc-editor.org/rfc/rfc6052 */
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96');
/** Public by its number, and inside Azure its machines' own. */
const AZURE_HOST = '168.63.129.16';

/**
 * Whether an address is one that anybody on the internet could reach: none that is private, of this machine, of its link or
 * provider, reserved, or an IPv6 address that leads to such an IPv4 address. False for what is no address.
 */
export function isPublicAddress(text: string): boolean {
  if (!isIP(text)) return false;
  const address = ipaddr.process(text);
  if (address.kind() === 'ipv4') return address.range() === 'unicast' && address.toString() !== AZURE_HOST;
  const six = address as ipaddr.IPv6;
  if (six.match(NAT64)) return isPublicAddress(six.toByteArray().slice(12).join('.'));
  return six.range() === 'unicast' && six.match(PUBLIC_IPV6);
}
