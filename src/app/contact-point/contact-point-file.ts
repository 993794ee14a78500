import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ClientRegistration } from '../../features/health-data-api/index.ts'
import type { TrustedEhr } from '../../features/ehr-launch/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { readCertificate } from '../../platform/x509/certificate.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { isForDemonstration } from '../../platform/x509/issue.ts'
import { mostIntermediates } from '../../platform/x509/path-validation.ts'
import { isRevocationList } from '../../platform/x509/revocation-list.ts'
import { readSearchMask } from '../../standards/smp/read-search-mask.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'
import type { Signer } from '../../standards/xmldsig/sign-enveloped.ts'
import { askOverHttp } from './ask-responder.ts'
import { certificatesAt, readsAt, signerOf } from './certificate-files.ts'
import {
  listAt,
  nameIn,
  numberAt,
  objectAt,
  objectsAt,
  type Part,
  readDescription,
  textAt,
  wrong,
} from './file-part.ts'
import { type OcspAnswers, ocspAnswers } from './ocsp-responders.ts'
import { type OwnKeys, renewableKeys } from './own-keys.ts'
import { readingLists, type RevocationLists } from './revocation-lists.ts'
import { rootsOf, walletAt } from './wallet-file.ts'
import type { Anchors, AuditSetup, ContactPointSetup, HourlyLimits, Intermediates, PartnerSetup } from './setup.ts'

/** A contact point as its operator describes it, with what only a demonstration has: keys to publish its own metadata with. */
export type DescribedContactPoint = ContactPointSetup & {
  readonly publish?: { readonly seal: Signer; readonly publisher: Signer }
  /** Systems of other countries that may ask over FHIR, by their public keys. */
  readonly clients?: readonly ClientRegistration[]
}

/**
 * Reads the file that says which country's contact point this is (docs/configuration.md). Certificates, keys and lists of
 * revoked certificates are files beside it: PEM or DER, keys PEM.
 *
 * @throws Problem `invalid` (`contact-point-file`) with the place of what is missing or wrong; `forbidden`
 *   (`demonstration-certificate`) when a root of a demonstration is to vouch for real countries
 */
export async function readContactPointFile(path: string): Promise<DescribedContactPoint> {
  const root = await readDescription(path)
  const network = textAt(root, 'network')
  if (network !== 'europe' && network !== 'demonstration') throw wrong('network')
  const listen = objectAt(root, 'listen')
  const keys = await keysOf(root)
  const revocationLists = await revocationListsAt(root)
  const wallet = await walletAt(root, revocationLists)
  const read: DescribedContactPoint = {
    country: textAt(root, 'country', countryCode),
    homeCommunityId: textAt(root, 'homeCommunityId', oid),
    repositoryUniqueId: textAt(root, 'repositoryUniqueId', oid),
    ...(root.value.searchMask === undefined ? {} : { searchMask: await searchMaskOf(root) }),
    ...(root.value.nextOfKinBelowAge === undefined
      ? {}
      : { nextOfKinBelowAge: numberAt(root, 'nextOfKinBelowAge', 0, 150) }),
    listen: { host: textAt(listen, 'host'), port: numberAt(listen, 'port', 0, 65_535) },
    ...(root.value.fhirOrigin === undefined ? {} : { fhirOrigin: textAt(root, 'fhirOrigin', httpsOrigin) }),
    ...{ tls: keys.tls, signature: keys.signature, renewal: keys.renewal },
    anchors: await anchorsOf(objectAt(root, 'anchors')),
    revocationLists,
    ...(wallet ? { wallet } : {}),
    ...(root.value.ocsp === undefined ? {} : { ocsp: ocspOf(objectAt(root, 'ocsp')) }),
    ...(root.value.intermediates === undefined
      ? {}
      : { intermediates: await intermediatesOf(objectAt(root, 'intermediates')) }),
    network,
    partners: await Promise.all(objectsAt(root, 'partners').map(partnerOf)),
    ehrSystems: objectsAt(root, 'ehrSystems').map(ehrSystemOf),
    ...(root.value.training === undefined ? {} : { training: textAt(root, 'training', httpAddress) }),
    ...(root.value.limits === undefined ? {} : { limits: limitsOf(objectAt(root, 'limits')) }),
    ...(root.value.audit === undefined ? {} : { audit: await auditOf(objectAt(root, 'audit')) }),
    ...(root.value.clients === undefined ? {} : { clients: objectsAt(root, 'clients').map(clientOf) }),
    ...(keys.seal ? { publish: await publishOf(objectAt(root, 'publish'), keys.seal, network) } : {}),
  }
  if (network === 'europe' && read.clients && read.fhirOrigin === undefined) throw wrong('fhirOrigin')
  if (network === 'europe') refuseDemonstration([...Object.values(read.anchors).flat(), ...rootsOf(wallet)])
  return read
}

function keysOf(root: Part): Promise<OwnKeys> {
  const tls = objectAt(root, 'tls')
  const signature = objectAt(root, 'signature')
  const publish = root.value.publish === undefined ? undefined : objectAt(root, 'publish')
  return renewableKeys({
    tls: async () => ({ ...(await signerOf(tls)), chain: await certificatesAt(tls, 'chain', 0) }),
    signature: () => signerOf(signature),
    ...(publish ? { seal: () => signerOf(objectAt(publish, 'seal')) } : {}),
  })
}

const oid = /^[0-2](?:\.(?:0|[1-9]\d*))+$/
const httpAddress = /^https?:\/\/[^\s/]+/
const httpsOrigin = /^https:\/\/[^\s/?#@]+$/
const countryCode = /^[A-Z]{2}$/

/** Its keys are judged where they are used. */
function clientOf(part: Part): ClientRegistration {
  const jwks = objectAt(part, 'jwks')
  return {
    clientId: textAt(part, 'clientId'),
    country: textAt(part, 'country', countryCode),
    commonName: textAt(part, 'commonName'),
    jwks: { keys: objectsAt(jwks, 'keys').map(({ value }) => value) },
  }
}

/** As the EHR names itself in `iss`, letter by letter. */
function ehrSystemOf(part: Part): TrustedEhr {
  return { issuer: textAt(part, 'issuer', httpAddress), clientId: textAt(part, 'clientId') }
}

async function anchorsOf(part: Part): Promise<Anchors> {
  const of = (use: keyof Anchors) => certificatesAt(part, use, 1)
  return { tls: await of('tls'), assertion: await of('assertion'), seal: await of('seal'), smp: await of('smp') }
}

/** More of a use than a path is looked for in would be left out unsaid. */
async function intermediatesOf(part: Part): Promise<Intermediates> {
  const of = async (use: keyof Anchors) => {
    if (listAt(part, use).length > mostIntermediates) throw wrong(nameIn(part, use))
    return certificatesAt(part, use, 0)
  }
  return { tls: await of('tls'), assertion: await of('assertion'), seal: await of('seal'), smp: await of('smp') }
}

function ocspOf(part: Part): OcspAnswers {
  const { required = false, responder } = part.value
  if (typeof required !== 'boolean') throw wrong(nameIn(part, 'required'))
  return ocspAnswers({
    required,
    ...(responder === undefined ? {} : { responder: textAt(part, 'responder', httpAddress) }),
    ask: askOverHttp,
    now: () => new Date(),
  })
}

function limitsOf(part: Part): HourlyLimits {
  const of = (name: keyof HourlyLimits) => numberAt(part, name, 1, 1_000_000)
  return { perProfessional: of('perProfessional'), perPointOfCare: of('perPointOfCare'), perPatient: of('perPatient') }
}

async function auditOf(part: Part): Promise<AuditSetup> {
  const syslog = part.value.syslog === undefined ? undefined : objectAt(part, 'syslog')
  const fhir = part.value.fhir === undefined ? undefined : textAt(part, 'fhir', /^https:\/\/[^?#]+$/)
  if (fhir !== undefined && !URL.canParse(fhir)) throw wrong(nameIn(part, 'fhir'))
  return {
    keepDays: numberAt(part, 'keepDays', 1, 100_000),
    anchors: await certificatesAt(part, 'anchors', syslog || fhir ? 1 : 0),
    ...(syslog ? { syslog: { host: textAt(syslog, 'host'), port: numberAt(syslog, 'port', 1, 65_535) } } : {}),
    ...(fhir === undefined ? {} : { fhir: new URL(fhir) }),
  }
}

/** As it stands in our own metadata (ehealth-107). */
async function searchMaskOf(root: Part): Promise<SearchMask> {
  const path = resolve(root.folder, textAt(root, 'searchMask'))
  try {
    return readSearchMask(parseXml(await readFile(path)), textAt(root, 'country', countryCode))
  } catch (cause) {
    throw wrong('searchMask', cause)
  }
}

/** Keys to sign one's own metadata with are for where every country does. */
async function publishOf(part: Part, seal: Signer, network: ContactPointSetup['network']) {
  if (network !== 'demonstration') throw wrong(part.at)
  return { seal, publisher: await signerOf(objectAt(part, 'publisher')) }
}

async function partnerOf(part: Part): Promise<PartnerSetup> {
  const clients = await certificatesAt(part, 'tlsClients', 0)
  const signers = await certificatesAt(part, 'signers', 0)
  return {
    country: textAt(part, 'country', countryCode),
    homeCommunityId: textAt(part, 'homeCommunityId', oid),
    address: textAt(part, 'publisher', /^https?:\/\//),
    brought: [
      ...clients.map((certificate) => ({ use: 'tls-client', certificate }) as const),
      ...signers.map((certificate) => ({ use: 'assertion', certificate }) as const),
    ],
  }
}

function revocationListsAt(part: Part): Promise<RevocationLists> {
  const reads = readsAt(part, 'revocationLists', part.value.ocsp === undefined ? 1 : 0)
  return readingLists(
    reads.map((read, index) => async () => {
      const file = await read()
      if (isRevocationList(file)) return file
      throw wrong(`${nameIn(part, 'revocationLists')}[${index}]`)
    }),
  )
}

/** A demonstration's root vouches for anybody who starts one. */
function refuseDemonstration(roots: readonly Uint8Array[]): void {
  if (!roots.some((root) => isForDemonstration(readCertificate(root)))) return
  const message = 'A root of a demonstration cannot vouch for real countries'
  throw new Problem('forbidden', 'demonstration-certificate', message)
}
