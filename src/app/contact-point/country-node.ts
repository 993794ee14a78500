import { randomUUID } from 'node:crypto'
import { decideAccess } from '../../features/access-control/index.ts'
import type { AccessLog } from '../../features/access-log/index.ts'
import {
  type AffiliationStore,
  affiliationSoapRoutes,
  type ContactPoint,
  makeContactPoint,
  type Replays,
  type StoredDocument,
} from '../../features/country-of-affiliation/index.ts'
import type { AuditedSystem, ExchangeRecords } from '../../features/exchange-records/index.ts'
import type { PartnerDirectory } from '../../features/partner-directory/index.ts'
import type { Brakes } from '../../features/request-limits/index.ts'
import type { TlsSide } from '../../platform/x509/tls-identity.ts'
import { readCertificate } from '../../platform/x509/certificate.ts'
import { makeGate } from '../../protocols/gate/gate.ts'
import type { Beside } from '../../protocols/soap/serve-beside.ts'
import {
  openSoapServer,
  type SoapAnswered,
  type SoapServer,
  type SoapTrouble,
} from '../../protocols/soap/soap-server.ts'
import type { SoapRoute } from '../../protocols/soap/soap-route.ts'
import { skewSeconds, xBorderAudience } from '../../standards/saml/assertion-trust.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'
import { recordAccess } from '../access-record.ts'

/** Where a country's contact point keeps things. In life all of it is in the country's own database. */
export type NodeStores = {
  readonly accessLog: AccessLog
  readonly people: AffiliationStore
  readonly replays: Replays
  readonly records: ExchangeRecords
}

/** What one country's contact point is made of, in its role as country of affiliation. */
export type NodeNeeds = {
  /** ISO 3166-1, two letters. */
  readonly country: string
  /** OIDs without a prefix. */
  readonly homeCommunityId: string
  readonly repositoryUniqueId: string
  readonly searchMask?: SearchMask
  /** See `AffiliationNeeds`. */
  readonly nextOfKinBelowAge?: number
  readonly stores: NodeStores
  readonly directory: PartnerDirectory
  /** Home community OID of a partner country, without a prefix. */
  readonly communityOf: (country: string) => string | undefined
  readonly brakes: Brakes
  readonly tls: TlsSide
  readonly personKeySecret: Uint8Array
  readonly levelOne: (document: StoredDocument) => Promise<Uint8Array | undefined>
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /** What else is answered on the port: FHIR. */
  readonly beside?: Beside
  /** Lets a demonstration stand between the routes and the network. */
  readonly around?: (routes: readonly SoapRoute[]) => readonly SoapRoute[]
  readonly now: () => Date
  readonly answered: (what: SoapAnswered) => void
  /** For the log; the audit record is written here. */
  readonly troubled: (trouble: SoapTrouble) => void
}

/** What a country answers about its own people, whatever face is put in front. */
export function contactPointOf(
  needs: Omit<NodeNeeds, 'answered' | 'troubled' | 'around' | 'beside' | 'port' | 'directory' | 'communityOf'>,
): ContactPoint {
  const { stores, now, country, homeCommunityId, repositoryUniqueId, personKeySecret, brakes, levelOne } = needs
  return makeContactPoint({
    country,
    homeCommunityId,
    repositoryUniqueId,
    self: selfOf(needs),
    store: stores.people,
    gate: makeGate({ decide: decideAccess, now, record: recordAccess(stores.accessLog, personKeySecret) }),
    records: stores.records,
    brakes,
    personKeySecret,
    levelOne,
    ...(needs.searchMask ? { searchMask: needs.searchMask } : {}),
    ...(needs.nextOfKinBelowAge === undefined ? {} : { nextOfKinBelowAge: needs.nextOfKinBelowAge }),
    now,
    newId: randomUUID,
  })
}

/** This contact point, as audit records name it. */
function selfOf({ tls, host }: Pick<NodeNeeds, 'tls' | 'host'>): AuditedSystem {
  return { commonName: readCertificate(tls.identity.certificate).commonName, address: host }
}

/** Opens a country's contact point for other countries: role A over SOAP, fail closed. */
export function openCountryNode(needs: NodeNeeds): Promise<SoapServer> {
  const { country, homeCommunityId, directory, now } = needs
  const { records, replays } = needs.stores
  const self = selfOf(needs)
  const point = contactPointOf(needs)
  const routes = affiliationSoapRoutes(point, {
    homeCommunityId,
    now,
    newId: randomUUID,
    replays,
    communityOf: needs.communityOf,
    trust: {
      skewSeconds,
      audience: xBorderAudience,
      signer: (certificate) => directory.trustedSigner(certificate, now()),
    },
    generationOf: (asking) => directory.partner(asking)?.profile.generation ?? 'wave-9',
  })
  return openSoapServer({
    routes: needs.around?.(routes) ?? routes,
    ...(needs.beside ? { beside: needs.beside } : {}),
    tls: needs.tls,
    peerOf: (certificate) => directory.trustedPeer(certificate, now()),
    host: needs.host,
    port: needs.port,
    newId: randomUUID,
    clock: () => performance.now(),
    answered: needs.answered,
    async failed(trouble) {
      needs.troubled(trouble)
      await records.record(failureEvent(country, self, trouble, now()))
    },
  })
}

/** What is recorded of a message that never got as far as being decided on. */
function failureEvent(
  ourCountry: string,
  provider: { readonly commonName: string; readonly address: string },
  { peer, address, code, messageId }: SoapTrouble,
  at: Date,
): Parameters<ExchangeRecords['record']>[0] {
  return {
    eventId: randomUUID(),
    id: 'CF',
    at,
    outcome: 'serious-failure',
    role: 'A',
    ourCountry,
    ...(peer ? { otherCountry: peer.country } : {}),
    consumer: { commonName: peer?.certificate.commonName ?? '', address },
    provider,
    documents: [],
    ...(messageId === undefined ? {} : { requestId: messageId }),
    assertionIds: [],
    error: { code, text: 'Refused before it was decided on' },
  }
}
