import assert from 'node:assert/strict'
import test from 'node:test'
import { exchangeVectors, gistOf } from '../exchange-vectors.ts'
import { noVectors } from '../vectors.ts'

/** What a message of another country's program says to us, in a line. */
type Verdict = readonly [what: string, ...details: string[]]

const denmark = ['1.2.208.176.1.2|0410009234'] as const
const german = ['1.2.276.0.76.3.1.580.147|X114428538', '1.2.276.0.76.4.298|A2C4E6'] as const
const germanQuery = (classCode: string): Verdict => ['query', '1.2.276.0.76.3.1.580.147|X110571344|ABC123', classCode]
const summaries: Verdict = ['list', 'Success', '60591-5 text/xml', '60591-5 application/pdf', '1 pair', '0 left out']
const nobody: Verdict = ['answer', 'ERROR_PI_NO_MATCH', 'for us', 'to our message']
/** The mock forgets the authority of the identifier, which the question fills in, and names no receiver. */
const withoutAuthority: Verdict = [
  'answer',
  '1.2.276.0.76.3.1.580.147|X110571344|ABC123 Maude Adelheid Lilo Johanna GõdofskýTEST-ONLY 1967-06-30 UN 100 %',
  'for another',
  'to another message',
]
const consent: Verdict = ['submission', '1.2.246.556.12001.4.1000.990.1|041082-995W', '57016-8 urn:ihe:iti:bppc:2007']
const dispensation: Verdict = [
  'submission',
  '2.16.840.1.113883.2.9.4.3.2|NTSDTT80A18G273W',
  '60593-1 urn:epSOS:ep:dis:2010',
]
const encounter: Verdict = ['submission', '2.16.17.710.820.1000.990.1|187771502', '34133-9 urn:epSOS:hcer:hcer:2013']

/** By file name without the number that tells twins apart. */
const verdicts: Readonly<Record<string, Verdict>> = {
  Sundhedsdatastyrelsen__request: ['question', ...denmark],
  gematik__PRPA_IN201305UV02_298: ['question', ...german],
  khypponen__xcpd_request: ['question', '2.16.17.710.807.1000.990.1|195011052478'],
  'ncp-docker-dev-AT__PT_CLIENT_XCPD_#0': ['question', '2.16.999.1000.990.1|1'],
  'ncp-docker-dev-AT__PT_CLIENT_XCPD_#10': [
    ...(['question', 'ERROR_PI_INCORRECT_FORMATTING', 'ERROR_PI_MISSING_REQUIRED_FIELDS'] as const),
  ],
  gematik__PRPA_IN201306UV02: withoutAuthority,
  gematik__mPRPA_IN201306UV02: withoutAuthority,
  gematik__PRPA_IN201306UV02_4: nobody,
  gematik__mPRPA_IN201306UV02_4: nobody,
  'Sundhedsdatastyrelsen__request-ep': ['query', ...denmark, '57833-6'],
  'Sundhedsdatastyrelsen__request-ps': ['query', ...denmark, '60591-5'],
  'Sundhedsdatastyrelsen__request-ep-2': ['request', 'ours 1.2.208.176.7.2.3^507397226156101L3'],
  'Sundhedsdatastyrelsen__request-ps-2': ['request', 'ours 1.2.208.176.7.2.987654321^478299832581102L3'],
  gematik__AdhocQueryRequestEPED: germanQuery('57833-6'),
  gematik__AdhocQueryRequestPSA: germanQuery('60591-5'),
  'ncp-docker-dev-AT__AdhocQueryRequest': ['query', '2.16.17.710.811|199604092388', '57833-6', 'ERROR_UNKNOWN_FILTER'],
  'ncp-docker-dev-AT__xca-query': ['query', '2.16.620.1.101.10.1.1|182581814', '56445-0'],
  'ncp-docker-dev-AT__xca-query-2': ['query', '2.16.17.710.811|041082-995W', '57833-6'],
  gematik__AdhocQueryResponseEPED: ['list', 'Success', '57833-6 text/xml', '57833-6 text/xml', '1 pair', '0 left out'],
  gematik__AdhocQueryResponsePSA: summaries,
  gematik__RetrieveDocumentSetRequest: [
    ...(['request', 'urn:oid:1.2.276.0.76.4.291 2.16.17.710.813.1000.990.1.1^PS.XML'] as const),
    'urn:oid:1.2.276.0.76.4.291 2.16.17.710.813.1000.990.1.1^PS.PDF',
  ],
  'ncp-docker-dev-AT__xca-retrieve': ['request', 'urn:oid:2.16.620.1.101.10.1.1 2.25^2.25.1.1'],
  'ncp-docker-dev-AT__xca-retrieve-pdf': ['request', 'urn:oid:2.16.620.1.101.10.1.1 2.25^2.25.1.2'],
  'ncp-docker-dev-AT__xca-retrieve-2': ['request', 'urn:oid:2.16.999.1000.990.1 1.2.246.556.12001.4.93.1.1^6.1'],
  gematik__RetrieveDocumentSetResponse: ['documents', 'Success', 'text/xml 64914', 'application/pdf 780'],
  gematik__RetrieveDocumentSetOfDocumentsResponse: ['documents', 'Success', 'application/pdf 780', 'text/xml 64914'],
  gematik__ProvideAndRegisterDocumentSetRequest: [
    ...(['submission', '1.2.276.0.76.3.1.580.147|B123456789|A2C4E6', '60593-1 urn:epSOS:ep:dis:2010'] as const),
  ],
  gematik__ProvideAndRegisterDocumentSetResponse: ['answer', 'Success'],
  khypponen__testSubmitConsent: consent,
  khypponen__testSubmitED: dispensation,
  khypponen__testSubmitHcer: encounter,
  'ncp-docker-dev-AT__testSubmitConsent': consent,
  'ncp-docker-dev-AT__testSubmitED': dispensation,
  'ncp-docker-dev-AT__testSubmitHcer': encounter,
}

for (const vector of exchangeVectors) {
  test(`reads ${vector.name} as it is meant`, () => {
    const expected = verdicts[vector.name] ?? verdicts[vector.name.replace(/-\d$/, '')]
    assert.deepEqual(gistOf(vector), expected)
  })
}

test('every message beside the checkout has a verdict, and every verdict a message', (t) => {
  if (noVectors) return t.diagnostic(noVectors)
  const met = new Set(exchangeVectors.map(({ name }) => (name in verdicts ? name : name.replace(/-\d$/, ''))))
  assert.deepEqual([...met].toSorted(), Object.keys(verdicts).toSorted())
})
