import { countryOf, type ExchangeService, identifierIn, serviceOf } from '../../standards/smp/participant.ts'
import {
  type ServiceStatement,
  writeServiceGroup,
  writeServiceMetadata,
} from '../../standards/smp/write-service-metadata.ts'
import type { Signer } from '../../standards/xmldsig/sign-enveloped.ts'

/** What a country says of one of its services, and the seal it says it with. */
export type Published = { readonly statement: ServiceStatement; readonly seal: Signer }

/** A publisher of service metadata: signed when it is first asked for. */
export type LocalPublisher = {
  /** The signed metadata of a document of a participant, both as they stand in a path, unescaped. */
  readonly metadata: (participant: string, document: string) => Uint8Array | undefined
  /** The list of what a participant publishes; its addresses begin with `base`. */
  readonly serviceGroup: (participant: string, base: string) => Uint8Array | undefined
}

/**
 * A publisher of our own, for the demonstration and for tests: what the European one is to the real network. It signs
 * around what countries have sealed, as the European one does.
 */
export function localPublisher(published: readonly Published[], publisher: Signer): LocalPublisher {
  const kept = new WeakMap<Published, Uint8Array>()
  return {
    metadata(participant, document) {
      const country = countryIn(participant)
      const identifier = identifierIn(document)
      const service = identifier && serviceOf(identifier)?.service
      const found = published.find(({ statement }) => statement.country === country && statement.service === service)
      if (!found) return undefined
      const signed = kept.get(found) ?? writeServiceMetadata(found.statement, { seal: found.seal, publisher })
      kept.set(found, signed)
      return signed
    },
    serviceGroup(participant, base) {
      const country = countryIn(participant)
      const theirs = published.filter(({ statement }) => statement.country === country)
      const services = theirs.map(({ statement }): ExchangeService => statement.service)
      return country && services.length > 0 ? writeServiceGroup(country, services, base) : undefined
    },
  }
}

function countryIn(participant: string): string | undefined {
  const identifier = identifierIn(participant)
  return identifier && countryOf(identifier)
}
