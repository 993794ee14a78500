import type { BoxClient } from '../box-client.ts'
import type { FirstCall } from '../client-routes.ts'
import { exampleAttest } from '../example-attest.ts'

/** What the example calls of a client's page are made of. */
export type ExampleCalls = {
  readonly client: BoxClient
  /** The HelseID-shaped issuer. */
  readonly issuer: string
  readonly firstCall: FirstCall
  /** National number of somebody of the box. */
  readonly patient: string
  /** For whom a client of many acts. */
  readonly orgNumber: string
  /** Id of a decision for the attest. */
  readonly decision: string
}

/** The program that gets a token for a machine and makes a call with it. The private key lies beside it. */
export function machineProgram({ client, issuer, firstCall, patient }: ExampleCalls): string {
  const { machine, scope, headers } = firstCall
  return filledIn(machine.program, {
    ...{ client: client.id, issuer, scope, url: machine.url },
    headers: JSON.stringify(headers(patient)),
  })
}

/** The program that signs a professional in and makes a call with an attest. Private key and attest lie beside it. */
export function professionalProgram({ client, issuer, firstCall, patient }: ExampleCalls, back: string): string {
  const { professional, scope, headers } = firstCall
  return filledIn(professional.program, {
    ...{ client: client.id, issuer, scope, url: professional.url, returnAddress: back },
    headers: JSON.stringify(headers(patient)),
  })
}

/** Where a program on the vendor's own machine can take a code (RFC 8252, section 7.3). */
export function loopbackOf({ redirectUris }: BoxClient): string | undefined {
  return redirectUris.find((uri) => uri.startsWith('http:'))
}

/** What goes into `authorization_details` of the assertion: the attest, and for whom a client of many acts. */
export function statedDetails({ client, patient, orgNumber, decision }: ExampleCalls): readonly object[] {
  const many = client.tenancy === 'multi-tenant'
  const parent = many ? orgNumber : client.orgNumber
  const attest = exampleAttest({ authorization: 'LE', acting: { parent }, patient, decision })
  const identifier = { system: 'urn:oid:1.0.6523', type: 'ENH', value: `NO:ORGNR:${parent}:` }
  const actsFor = { type: 'helseid_authorization', practitioner_role: { organization: { identifier } } }
  return many ? [attest, actsFor] : [attest]
}

/** For a shell: a test token with an attest, and the call that it is for. */
export function testTokenCalls(
  { client, firstCall, patient }: ExampleCalls,
  audience: string,
  address: string,
): string {
  const { professional, scope, headers } = firstCall
  const wish = JSON.stringify({
    audience,
    clientClaimsParameters: { scope: [scope], orgnrParent: client.orgNumber },
    createTillitsrammeverkClaims: true,
    tillitsrammeverkClaimsParameters: { patientsIdentifierId: patient },
    createDPoPTokenWithDPoPProof: true,
    dPoPProofParameters: { htmClaimValue: 'GET', htuClaimValue: professional.url },
  })
  const said = Object.entries(headers(patient)).map(([name, value]) => ` -H '${name}: ${value}'`)
  return `curl -s ${address} -H 'X-Auth-Key: ${client.id}' -H 'Content-Type: application/json' -d '${wish}' > test-token.json
curl -i ${professional.url} -H "Authorization: DPoP $(${member('accessTokenJwt')})" -H "DPoP: $(${member('dPoPProof')})"${said.join('')}`
}

/** A member of the answer, by what every shell has. */
function member(name: string): string {
  return `sed 's/.*"${name}":"\\([^"]*\\)".*/\\1/' test-token.json`
}

function filledIn(program: string, holes: Readonly<Record<string, string>>): string {
  return program.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => holes[name] ?? hole)
}
