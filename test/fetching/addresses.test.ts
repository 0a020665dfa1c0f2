import { expect, test } from 'vitest'
import { checkAddress, isPublic, mayConnect, readAllowance } from '../../src/fetching/addresses.ts'

test.each([
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  '::127.0.0.1',
  '::ffff:0:10.0.0.1',
  '64:ff9b::10.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::8.8.8.8',
  '2002:7f00:1::',
  '2002:a00:1::1',
  '2001::1',
  '2001:db8::1',
  '3fff::1',
  '100::1',
  '5f00::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '4000::1',
  'not an address',
  '',
])('%s is not in the public internet', (address) => {
  expect(isPublic(address)).toBe(false)
})

test.each([
  '8.8.8.8',
  '93.184.216.34',
  '172.32.0.1',
  '100.128.0.1',
  '2606:2800:220:1::1',
  '::ffff:8.8.8.8',
  '64:ff9b::8.8.8.8',
  '2002:808:808::1',
])('%s is', (address) => {
  expect(isPublic(address)).toBe(true)
})

test.each([
  ['http://127.0.0.1/', 'private-address'],
  ['http://2130706433/', 'private-address'],
  ['http://0x7f000001/', 'private-address'],
  ['http://0x7f.1/', 'private-address'],
  ['http://0177.0.0.1/', 'private-address'],
  ['http://127.1/', 'private-address'],
  ['http://0/', 'private-address'],
  ['http://①②⑦.⓪.⓪.①/', 'private-address'],
  ['http://127。0。0。1/', 'private-address'],
  ['http://%31%32%37.0.0.1/', 'private-address'],
  ['http://[::1]/', 'private-address'],
  ['http://[::ffff:127.0.0.1]/', 'private-address'],
  ['http://[0:0:0:0:0:ffff:a00:1]/', 'private-address'],
  ['http://127.0.0.1./', 'private-address'],
  ['https://news.example:22/', 'bad-address'],
  ['https://user@news.example/', 'bad-address'],
  ['https://:secret@news.example/', 'bad-address'],
  ['data:text/html,the news', 'bad-address'],
  ['gopher://news.example/', 'bad-address'],
  ['//news.example/', 'bad-address'],
  ['http://', 'bad-address'],
])('%s is refused before anyone is asked', (address, trouble) => {
  expect(checkAddress(address, [])).toMatchObject({ kind: 'failed', trouble })
})

test.each(['https://news.example/feed', 'http://news.example:8080/', 'https://8.8.8.8/', 'https://[2606:2800:220:1::1]/'])(
  '%s may be asked',
  (address) => {
    expect(checkAddress(address, [])).toMatchObject({ kind: 'address' })
  },
)

test.each([
  ['127.0.0.1:8765', 'http://127.0.0.1:8765/feed', true],
  ['127.0.0.1:8765', 'http://127.0.0.1:8766/feed', false],
  ['127.0.0.1', 'http://127.0.0.1:8766/feed', true],
  ['127.0.0.0/8', 'http://127.9.9.9:1234/feed', true],
  ['127.0.0.0/8', 'http://10.0.0.1/feed', false],
  ['127.0.0.0/8', 'http://[::ffff:127.0.0.1]/feed', true],
  ['::1/128', 'http://[::1]/feed', true],
  ['[::1]:8080', 'http://[::1]:8080/feed', true],
  ['::1', 'http://[::1]:8080/feed', true],
  ['localhost:25', 'http://localhost:25/feed', true],
  ['10.0.0.1:80', 'http://10.0.0.1/feed', true],
  ['10.0.0.1:443', 'http://10.0.0.1/feed', false],
])('%s on the allow list, %s → %s', (entry, address, may) => {
  expect(checkAddress(address, [entry]).kind).toBe(may ? 'address' : 'failed')
})

test('a range opens its addresses and no others, of either kind', () => {
  const allowance = readAllowance(['127.0.0.0/8', 'fd00::/8', ' '])
  expect(mayConnect(allowance, '127.4.5.6')).toBe(true)
  expect(mayConnect(allowance, 'fd00::1')).toBe(true)
  expect(mayConnect(allowance, '10.0.0.1')).toBe(false)
  expect(mayConnect(allowance, 'fe80::1')).toBe(false)
  expect(mayConnect(allowance, 'nonsense')).toBe(false)
})
