import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect, type TLSSocket } from 'node:tls'
import { after, test } from 'node:test'
import { secureContext } from '../../src/protocols/soap/tls.ts'
import { writeDocumentQuery } from '../../src/standards/ihe/registry-query.ts'
import { writeRetrieveRequest } from '../../src/standards/ihe/retrieve.ts'
import { transactions } from '../../src/standards/ihe/transactions.ts'
import { classCodeSystem } from '../../src/standards/myhealth-eu/document-class.ts'
import { serialiseXml } from '../../src/platform/xml/write.ts'
import { doctorOf } from './asking.ts'
import { authorityOf, openCountry } from './countries.ts'
import { messageOf, type Wire, wireOf } from './wire.ts'

/** What programs of other countries write in other ways than ours, and what of it is accepted (exchange.md 1.2, interop traps). */

const authority = await authorityOf(['NO', 'FI'])
const finland = await openCountry(authority, 'FI', ['NO'])
after(async () => {
  await finland[Symbol.asyncDispose]()
  await authority[Symbol.asyncDispose]()
})
const wire = wireOf(authority, 'NO', finland.port)
const aino = { root: '2.999.246.1.1', extension: 'FI-EX-840611' }
const [listed] = await finland.stores.people.documentsOf(
  (await finland.stores.people.carrying(aino))[0]?.key ?? 'nobody',
)
const reference = {
  homeCommunityId: `urn:oid:${finland.row.community}`,
  repositoryUniqueId: `${finland.row.community}.3`,
  documentUniqueId: listed?.uniqueId ?? '',
}

const { action: queryAction } = transactions['ITI-38']
const query = writeDocumentQuery({ patient: aino, classCodes: [{ code: '60591-5', scheme: classCodeSystem }] })

/** The assertions of a doctor, new for each message so that none is taken for a repetition. */
function security(): string {
  const doctor = doctorOf(authority, 'NO', '2.999.578')
  return [doctor.identity, doctor.treating(aino)].map((each) => Buffer.from(each).toString()).join('')
}

const asked = () => {
  const doctor = doctorOf(authority, 'NO', '2.999.578')
  return messageOf('ITI-38', query, [doctor.identity, doctor.treating(aino)])
}
const changed = (change: (body: string) => string) => {
  const { path, body } = asked()
  const made = change(body)
  assert.notEqual(made, body, 'the test changes what it means to')
  return { path, body: made }
}
const queryText = Buffer.from(serialiseXml(query))
  .toString()
  .replace(/^<\?xml[^>]*\?>/, '')

/** An envelope by hand. */
const envelope = (header: string, prefix = 's', body = queryText) =>
  `<${prefix}:Envelope xmlns:${prefix}="http://www.w3.org/2003/05/soap-envelope"><${prefix}:Header>${header}</${prefix}:Header>` +
  `<${prefix}:Body>${body}</${prefix}:Body></${prefix}:Envelope>`
const wsa = 'xmlns:a="http://www.w3.org/2005/08/addressing"'
const wsse = (inside = security(), attributes = '') =>
  `<x:Security xmlns:x="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"${attributes}>${inside}</x:Security>`
const action = `<a:Action ${wsa}>${queryAction}</a:Action>`
const messageId = () => `<a:MessageID ${wsa}>urn:uuid:${randomUUID()}</a:MessageID>`

const multipart = (root: string, parts: string, typed: string) => ({
  path: '/services/XCA_Service',
  headers: { 'content-type': `multipart/related; ${typed}` },
  body: `--b\r\n${parts}\r\n\r\n${root}\r\n--b--\r\n`,
})
const withType = (type: string): Wire => ({ ...asked(), headers: { 'content-type': type } })
const soap12 = 'application/soap+xml'

const accepted: readonly (readonly [title: string, wire: () => Wire])[] = [
  ['Axis2: action in the content type', () => withType(`${soap12}; charset=UTF-8; action="${queryAction}"`)],
  ['no action in the content type', () => withType(`${soap12}; charset=UTF-8`)],
  ['an empty action in the content type', () => withType(`${soap12}; charset=UTF-8; action=""`)],
  ['no charset, other case and a space before the parameter', () => withType('Application/SOAP+XML ;action=""')],
  [
    'text/xml with a SOAPAction header',
    () => ({ ...asked(), headers: { 'content-type': 'text/xml', soapaction: '""' } }),
  ],
  [
    'a byte order mark and a declaration',
    () => changed((body) => `\ufeff<?xml version="1.0" encoding="utf-8"?>${body.replace(/^<\?xml[^>]*\?>/, '')}`),
  ],
  [
    'white space and comments before the envelope',
    () => changed((body) => `\n\n  <!-- sent by a test -->\n${body.replace(/^<\?xml[^>]*\?>/, '')}\n`),
  ],
  ['security first, addressing last', () => ({ body: envelope(wsse() + action + messageId()) })],
  [
    'addressing first, other prefixes, the default one for SOAP',
    () => ({ body: envelope(messageId() + action + wsse(), 'soapenv') }),
  ],
  [
    'white space between the headers and in their values',
    () => ({ body: envelope(`\n  ${messageId()}\n  <a:Action ${wsa}>\n ${queryAction}\n </a:Action>\n  ${wsse()}\n`) }),
  ],
  [
    'mustUnderstand of security and addressing, as true',
    () => ({
      body: envelope(
        messageId() +
          action.replace(' xmlns', ' s:mustUnderstand="true" xmlns') +
          wsse(security(), ' s:mustUnderstand="1"'),
      ),
    }),
  ],
  [
    'a header of another kind that need not be understood',
    () => ({
      body: envelope(`${messageId()}${action}<o:Trace xmlns:o="urn:other" s:mustUnderstand="0">1</o:Trace>${wsse()}`),
    }),
  ],
  [
    'RelatesTo, From and To in a question',
    () => ({
      body: envelope(
        `${messageId()}<a:RelatesTo ${wsa}>urn:uuid:1</a:RelatesTo><a:To ${wsa}>https://elsewhere.example</a:To><a:From ${wsa}><a:Address>urn:x</a:Address></a:From>${action}${wsse()}`,
      ),
    }),
  ],
  [
    'ReplyTo that is anonymous, with parameters',
    () => ({
      body: envelope(
        `${messageId()}<a:ReplyTo ${wsa}><a:Address> http://www.w3.org/2005/08/addressing/anonymous </a:Address><a:ReferenceParameters/></a:ReplyTo>${action}${wsse()}`,
      ),
    }),
  ],
  [
    'a message id that is no URN of a UUID',
    () => ({ body: envelope(`<a:MessageID ${wsa}>http-${randomUUID()}@ncp.example</a:MessageID>${action}${wsse()}`) }),
  ],
  [
    'a timestamp beside the assertions',
    () => ({
      body: envelope(
        `${messageId()}${action}${wsse(`<u:Timestamp xmlns:u="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"><u:Created>2026-11-22T12:00:00Z</u:Created></u:Timestamp>${security()}`)}`,
      ),
    }),
  ],
  [
    'the treatment relation before the identity',
    () => {
      const doctor = doctorOf(authority, 'NO', '2.999.578')
      return messageOf('ITI-38', query, [doctor.treating(aino), doctor.identity])
    },
  ],
  [
    'MTOM without attachments, no start',
    () =>
      multipart(
        asked().body,
        'Content-Type: application/xop+xml; type="application/soap+xml"; charset=UTF-8\r\nContent-Transfer-Encoding: binary',
        'type="application/xop+xml"; boundary=b; start-info="application/soap+xml"',
      ),
  ],
  [
    'MTOM, start bare and the root without a transfer encoding',
    () =>
      multipart(
        asked().body,
        'content-id: <0.root@ncp>\r\ncontent-type: application/xop+xml;charset=utf-8;type="application/soap+xml"',
        'boundary="b"; type="application/xop+xml"; start=<0.root@ncp>; start-info="application/soap+xml"; action=""',
      ),
  ],
  ['sent in chunks', () => ({ ...asked(), headers: { 'transfer-encoding': 'chunked' } })],
  ['Expect: 100-continue', () => ({ ...asked(), headers: { expect: '100-continue' } })],
  [
    'the id of the query in capitals',
    () =>
      changed((body) =>
        body.replace(/urn:uuid:14d4debf[^"]*/, (id) => id.replace(/14d4.*/, (uuid) => uuid.toUpperCase())),
      ),
  ],
  ['the id of the query without its prefix', () => changed((body) => body.replace('urn:uuid:14d4debf', '14d4debf'))],
  ['the class code without quotes', () => changed((body) => body.replace(/\('(60591-5\^\^[^']*)'\)/, '$1'))],
  ['the class code without its system', () => changed((body) => body.replace(/60591-5\^\^[^']*/, '60591-5'))],
  [
    'several class codes in one list',
    () => changed((body) => body.replace(/\('(60591-5\^\^[^']*)'\)/, "('$1','57833-6^^2.16.840.1.113883.6.1')")),
  ],
  [
    'several class codes in values of their own',
    () =>
      changed((body) =>
        body.replace(
          /(<(?:\w+:)?Value>)\('(60591-5\^\^[^']*)'\)(<\/(?:\w+:)?Value>)/,
          "$1('$2')$3$1('57833-6^^2.16.840.1.113883.6.1')$3",
        ),
      ),
  ],
  [
    'the status broken by a line',
    () => changed((body) => body.replace('StatusType:Approved', 'StatusType:\n   Approved')),
  ],
  [
    'stable and on-demand documents asked for',
    () =>
      changed((body) =>
        body.replace(
          /(<(?:(\w+):)?Slot name="\$XDSDocumentEntryStatus">)/,
          (slot, _all, prefix: string | undefined) => {
            const p = prefix === undefined ? '' : `${prefix}:`
            return `<${p}Slot name="$XDSDocumentEntryType"><${p}ValueList><${p}Value>('urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1','urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248')</${p}Value></${p}ValueList></${p}Slot>${slot}`
          },
        ),
      ),
  ],
]

for (const [title, made] of accepted) {
  test(`exchange.md 1.2, other writings: ${title} is answered (ITI-38)`, async () => {
    const { status, body } = await wire.send(made())
    assert.equal(status, 200, body.slice(0, 1_500))
    assert.match(body, /ResponseStatusType:(?:Partial)?Success/)
    assert(body.includes(reference.documentUniqueId))
  })
}

const refused: readonly (readonly [title: string, code: string, wire: () => Wire])[] = [
  [
    'another stored query (GetDocuments)',
    'xca-query',
    () =>
      changed((body) => body.replace(/14d4debf-8f97-4251-9a74-a90016b0af0d/, '5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4')),
  ],
  [
    'a query without a patient',
    'xca-query',
    () => changed((body) => body.replace('$XDSDocumentEntryPatientId', '$XDSDocumentEntryPatient')),
  ],
  [
    'a header that must be understood and is not',
    'soap-must-understand',
    () => ({
      body: envelope(`${messageId()}${action}<o:Trace xmlns:o="urn:other" s:mustUnderstand="1">1</o:Trace>${wsse()}`),
    }),
  ],
  [
    'answers elsewhere',
    'wsa-only-anonymous',
    () => ({
      body: envelope(
        `${messageId()}<a:ReplyTo ${wsa}><a:Address>https://elsewhere.example</a:Address></a:ReplyTo>${action}${wsse()}`,
      ),
    }),
  ],
  [
    'another action in the content type',
    'wsa-action-mismatch',
    () => withType(`${soap12}; action="urn:ihe:iti:2007:CrossGatewayRetrieve"`),
  ],
  ['two security headers', 'assertion-wrapped', () => ({ body: envelope(messageId() + action + wsse() + wsse()) })],
  [
    'UTF-16',
    'soap-encoding',
    () => ({ body: Buffer.from(`\ufeff${asked().body.replace(/^<\?xml[^>]*\?>/, '')}`, 'utf16le') }),
  ],
  ['JSON', 'media-type', () => withType('application/json')],
  ['a compressed message', 'content-encoding', () => ({ ...asked(), headers: { 'content-encoding': 'gzip' } })],
]

for (const [title, code, made] of refused) {
  test(`exchange.md 1.2, other writings: ${title} is refused as ${code}`, async () => {
    const { status, body } = await wire.send(made())
    assert(status >= 400)
    assert.match(body, new RegExp(`code="${code}"`))
  })
}

const inWords: readonly (readonly [title: string, error: RegExp, wire: () => Wire])[] = [
  [
    'a class that there is not',
    /errorCode="4202"|ERROR_UNKNOWN_SIGNIFIER/,
    () => changed((body) => body.replace('60591-5', '99999-9')),
  ],
  [
    'a filter that we do not know',
    /errorCode="4204"|ERROR_UNKNOWN_FILTER/,
    () => changed((body) => body.replace('$XDSDocumentEntryStatus', '$XDSDocumentEntryFormatCode')),
  ],
  [
    'references to documents alone',
    /errorCode="4204"|ERROR_UNKNOWN_FILTER/,
    () => changed((body) => body.replace('LeafClass', 'ObjectRef')),
  ],
]

for (const [title, error, made] of inWords) {
  test(`exchange.md 1.2, other writings: ${title} is refused in the message’s own words`, async () => {
    const { status, body } = await wire.send(made())
    assert.equal(status, 200)
    assert.match(body, /ResponseStatusType:Failure/)
    assert.match(body, error)
    assert(!body.includes(reference.documentUniqueId))
  })
}

test('IHE ITI-39: several documents in one request, with and without prefixes, each answered once', async () => {
  const doctor = doctorOf(authority, 'NO', '2.999.578')
  const bare = { ...reference, documentUniqueId: '2.999.246.9^nothing' }
  const { path, body } = messageOf('ITI-39', writeRetrieveRequest([reference, bare, reference]), [
    doctor.identity,
    doctor.treating(aino),
  ])
  const answer = await wire.send({
    path,
    body: body.replace(`>${reference.homeCommunityId}<`, `>${finland.row.community}<`),
  })
  assert.equal(answer.status, 200)
  assert.match(answer.body, /PartialSuccess/)
  assert.equal(answer.body.match(/<(?:\w+:)?DocumentResponse[ >]/g)?.length, 1)
  assert.match(answer.body, /XDSMissingDocument/)
})

/** Speaks on one connection, and reads so many answers. */
async function spoken(requests: readonly string[]): Promise<string> {
  const { tls } = authority.keysOf('NO')
  const options = secureContext({ identity: { ...tls, chain: [] }, anchors: [authority.root] })
  const socket: TLSSocket = connect({
    ...options,
    host: '127.0.0.1',
    port: finland.port,
    checkServerIdentity: () => undefined,
  })
  await once(socket, 'secureConnect')
  let heard = ''
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString()))
  for (const [nth, request] of requests.entries()) {
    socket.write(request)
    while ((heard.match(/<\/\w+:Envelope>/g)?.length ?? 0) <= nth) await once(socket, 'data')
  }
  socket.destroy()
  return heard
}

test('RFC 9112, 9.3: HTTP/1.0 that asks to keep the connection is answered on it again and again', async () => {
  const request = () => {
    const { path, body } = asked()
    const head = `POST ${path} HTTP/1.0\r\nConnection: Keep-Alive\r\nContent-Type: application/soap+xml\r\n`
    return `${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  }
  const heard = await spoken([request(), request()])
  assert.equal(heard.match(/HTTP\/1\.1 200 OK/g)?.length, 2)
  assert.equal(heard.match(/connection: keep-alive/gi)?.length, 2)
})

test('RFC 9112, 7.1: chunks with extensions and trailers are read as one message', async () => {
  const { path, body } = asked()
  const bytes = Buffer.from(body)
  const chunk = (from: number, to: number) =>
    `${(to - from).toString(16)};part=1\r\n${bytes.subarray(from, to).toString()}\r\n`
  const head = `POST ${path} HTTP/1.1\r\nHost: fi\r\nContent-Type: application/soap+xml\r\nTransfer-Encoding: chunked\r\n\r\n`
  const heard = await spoken([`${head}${chunk(0, 100)}${chunk(100, bytes.length)}0\r\nX-Trailer: 1\r\n\r\n`])
  assert.match(heard, /HTTP\/1\.1 200 OK/)
})
