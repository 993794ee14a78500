import { type DemoCountry, demoCountries, maskOf, repositoryOf } from '../../features/demo-countries/index.ts'
import type { DemoAudit } from '../../features/exchange-records/index.ts'
import { approveWaiting, type DirectoryKeeper, type Published } from '../../features/partner-directory/index.ts'
import { type ExchangeService, services } from '../../standards/smp/participant.ts'
import { writeSearchMask } from '../../standards/smp/write-search-mask.ts'
import type { Signer } from '../../standards/xmldsig/sign-enveloped.ts'
import type { DemoAuthority } from './demo-authority.ts'
import { fixedLists } from './revocation-lists.ts'
import type { ContactPointSetup, HourlyLimits } from './setup.ts'

/** Who approves certificates where everything is made by the demonstration itself. */
export const demoOperator = { by: 'demo', byName: 'Demo' } as const

/** Records of invented people are looked at while they are fresh. */
const demoKeepDays = 30

/** In a demonstration the same few people are asked about again and again. */
const demoLimits: HourlyLimits = { perProfessional: 180, perPointOfCare: 900, perPatient: 60 }

/** The partner countries' own limits lie beyond ours: nobody can lift theirs. */
export const demoPartnerLimits: HourlyLimits = { perProfessional: 1800, perPointOfCare: 9000, perPatient: 600 }

/** A country of the demonstration as a contact point: one authority for all, and a publisher of our own. */
export function demoSetup(
  row: DemoCountry,
  authority: DemoAuthority,
  publisher: string,
  audit?: Pick<DemoAudit, 'syslog' | 'fhir'>,
): ContactPointSetup {
  const { tls, signature } = authority.keysOf(row.country)
  const roots = [authority.root]
  return {
    country: row.country,
    homeCommunityId: row.community,
    repositoryUniqueId: repositoryOf(row),
    searchMask: maskOf(row),
    listen: { host: '127.0.0.1', port: 0 },
    tls: { ...tls, chain: [] },
    signature,
    anchors: { tls: roots, assertion: roots, seal: roots, smp: roots },
    revocationLists: fixedLists([authority.crl]),
    limits: demoLimits,
    network: 'demonstration',
    ...(audit ? { audit: { keepDays: demoKeepDays, anchors: roots, syslog: audit.syslog, fhir: audit.fhir } } : {}),
    partners: demoCountries
      .filter(({ country }) => country !== row.country)
      .map(({ country, community }) => ({ country, homeCommunityId: community, address: publisher, brought: [] })),
  }
}

/** Paths of the services at a contact point. */
const paths: Partial<Readonly<Record<ExchangeService, string>>> = {
  'patient-identification': '/services/XCPD_Service',
  'document-query': '/services/XCA_Service',
  'document-retrieve': '/services/XCA_Service',
  'document-submission': '/services/XDR_Service',
}

/** How long what is published holds. */
const publishedDays = 90

/** What a country says of itself once it answers at a port: its endpoints, who signs its assertions, its search mask. */
export function publishedOf(
  row: DemoCountry,
  { tls, signature, listen }: Pick<ContactPointSetup, 'tls' | 'signature' | 'listen'>,
  seal: Signer,
  port: number,
  now: Date,
): readonly Published[] {
  const dates = { activation: now, expiration: new Date(now.getTime() + publishedDays * 86_400_000) }
  const contact = { technicalContact: 'demo@knutepunkt.example' }
  const common = { country: row.country, ...dates, ...contact }
  return services.flatMap(({ service, certificate: use }): readonly Published[] => {
    const path = paths[service]
    const description = `${row.country} ${service}`
    if (path !== undefined) {
      const url = `https://${listen.host}:${port}${path}`
      return [{ statement: { ...common, service, description, url, certificate: tls.certificate }, seal }]
    }
    if (service === 'search-mask') {
      return [{ statement: { ...common, service, description, extension: writeSearchMask(maskOf(row)) }, seal }]
    }
    if (use !== 'assertion') return []
    return [{ statement: { ...common, service, description, certificate: signature.certificate }, seal }]
  })
}

/**
 * Believes all other countries of the demonstration: what an operator does in life, certificate by certificate, after
 * asking each country by other means.
 */
export async function believeEachOther(keeper: DirectoryKeeper, own: string, authority: DemoAuthority): Promise<void> {
  for (const { country } of demoCountries.filter((row) => row.country !== own)) {
    const { tls, signature } = authority.keysOf(country)
    await keeper.importCertificate(country, 'tls-client', tls.certificate, demoOperator)
    await keeper.importCertificate(country, 'assertion', signature.certificate, demoOperator)
  }
  await keeper.refresh()
  await approveWaiting(keeper, demoOperator)
}
