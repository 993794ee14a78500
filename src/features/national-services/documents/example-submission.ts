import { createHash } from 'node:crypto'
import type { Json } from '../../../standards/fhir/json.ts'
import { identifierSystems, volven } from '../../../standards/norway/identifier-systems.ts'
import { coded, subjectOf } from '../fhir-parts.ts'

/** An empty page. */
const page = Buffer.from(
  `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`,
  'latin1',
)

const fullUrls = { set: '1', reference: '2', binary: '3' } as const
const urn = (of: keyof typeof fullUrls) => `urn:uuid:5f0c8e5a-0000-4000-8000-00000000000${fullUrls[of]}`

/** One document in PDF, as a record system sends it. */
export function exampleSubmission(): Json {
  const subject = subjectOf('24868600035')
  const entry = (of: keyof typeof fullUrls, resource: Json): Json => ({
    fullUrl: urn(of),
    resource,
    request: { method: 'POST', url: resource.resourceType },
  })
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      entry('set', {
        resourceType: 'List',
        identifier: [{ system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.25.501' }],
        status: 'current',
        mode: 'working',
        code: coded('https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes', 'submissionset'),
        subject,
        date: '2026-01-15T10:00:00+01:00',
        entry: [{ item: { reference: urn('reference') } }],
      }),
      entry('reference', referenceTo(subject)),
      entry('binary', { resourceType: 'Binary', contentType: 'application/pdf', data: page.toString('base64') }),
    ],
  }
}

function referenceTo(subject: Json): Json {
  return {
    resourceType: 'DocumentReference',
    masterIdentifier: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.25.502' },
    status: 'current',
    type: coded(volven('9602'), 'A00-1'),
    subject,
    date: '2026-01-15T10:00:00+01:00',
    custodian: { identifier: { system: identifierSystems.ENH, value: '237101901' } },
    description: 'Epikrise, medisinsk avdeling',
    securityLabel: [coded(volven('9603'), 'N')],
    content: [
      {
        attachment: {
          contentType: 'application/pdf',
          url: urn('binary'),
          size: page.length,
          hash: createHash('sha1').update(page).digest('base64'),
        },
      },
    ],
  }
}
