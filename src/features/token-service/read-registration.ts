import { isOrganisationNumber } from '../../standards/norway/organisation-number.ts'
import type { Api } from './api.ts'
import { type BoxClient, type ClientUse, clientUses } from './box-client.ts'
import { type KeysFault, readPublicKeys } from './read-public-keys.ts'

/** Fields of the form where one registers a client. */
export const registrationFields = {
  name: 'navn',
  orgNumber: 'orgnr',
  tenancy: 'opptrer',
  uses: 'bruk',
  scopes: 'omfang',
  redirectUris: 'retur',
  keys: 'nokler',
} as const

/** One of them. */
export type RegistrationField = keyof typeof registrationFields

/** What is wrong with a field. */
export type RegistrationFault = {
  readonly field: RegistrationField
  readonly code: 'missing' | 'too-long' | 'org-number' | 'redirect-uri' | KeysFault
}

/** A form as it was filled in: a client, or everything that is wrong. Without keys in it, some are to be made. */
export type Registration =
  | { readonly client: Omit<BoxClient, 'id' | 'registered'> }
  | { readonly faults: readonly RegistrationFault[] }

const longestName = 80
const mostRedirectUris = 10

/** Reads the form. Everything wrong is told at once. */
export async function readRegistration(form: URLSearchParams, apis: readonly Api[]): Promise<Registration> {
  const text = (field: RegistrationField) => (form.get(registrationFields[field]) ?? '').trim()
  const known = new Set(apis.flatMap(({ scopes }) => scopes))
  const name = text('name')
  const orgNumber = text('orgNumber').replace(/\s/g, '')
  const uses = form.getAll(registrationFields.uses).filter(isUse)
  const scopes = form.getAll(registrationFields.scopes).filter((scope) => known.has(scope))
  const redirectUris = text('redirectUris')
    .split(/\s+/)
    .filter((uri) => uri !== '')
  const keys = await readPublicKeys(text('keys'))
  const people = uses.some((use) => use === 'professional' || use === 'citizen')
  const faults: readonly (RegistrationFault | false)[] = [
    name === '' && { field: 'name', code: 'missing' },
    name.length > longestName && { field: 'name', code: 'too-long' },
    !isInventedOrganisation(orgNumber) && { field: 'orgNumber', code: 'org-number' },
    uses.length === 0 && { field: 'uses', code: 'missing' },
    scopes.length === 0 && { field: 'scopes', code: 'missing' },
    people && redirectUris.length === 0 && { field: 'redirectUris', code: 'missing' },
    redirectUris.length > mostRedirectUris && { field: 'redirectUris', code: 'too-long' },
    !redirectUris.every(isRedirectUri) && { field: 'redirectUris', code: 'redirect-uri' },
    'fault' in keys && { field: 'keys', code: keys.fault },
  ]
  const told = faults.filter((fault) => fault !== false)
  if (told.length > 0 || 'fault' in keys) return { faults: told }
  const tenancy = text('tenancy') === 'multi-tenant' ? 'multi-tenant' : 'single-tenant'
  return { client: { name, orgNumber, uses, scopes, redirectUris, tenancy, keys: keys.keys } }
}

function isUse(value: string): value is ClientUse {
  return Object.hasOwn(clientUses, value)
}

/** Of Tenor's series, which Enhetsregisteret gives to nobody. */
function isInventedOrganisation(orgNumber: string): boolean {
  return /^[23]/.test(orgNumber) && isOrganisationNumber(orgNumber)
}

/** RFC 6749, section 3.1.2; RFC 8252, section 7.3: without TLS only on one's own machine. */
function isRedirectUri(uri: string): boolean {
  if (!URL.canParse(uri) || uri.length > 400) return false
  const { protocol, hostname, hash } = new URL(uri)
  if (hash !== '' || uri.includes('#')) return false
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}
