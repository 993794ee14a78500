import { randomUUID } from 'node:crypto'
import {
  assertionIssuing,
  type Consents,
  type Partners,
  soapPartners,
  type Vouching,
} from '../../features/country-of-treatment/index.ts'
import type { ExchangeRecords } from '../../features/exchange-records/index.ts'
import type { PartnerDirectory } from '../../features/partner-directory/index.ts'
import { measured } from '../../features/partner-operations/index.ts'
import { makeSoapClient } from '../../protocols/soap/soap-client.ts'
import { communitiesOf } from './open-country.ts'
import type { Operation } from './operation.ts'
import { type ContactPointSetup, selfOf, tlsSideOf } from './setup.ts'

/** What asking other countries takes. */
export type AskingAbroadNeeds = {
  readonly setup: ContactPointSetup
  readonly stores: { readonly records: ExchangeRecords; readonly consents: Consents }
  readonly operation: Pick<Operation, 'told'>
  readonly now: () => Date
}

/** How our professionals ask other countries over SOAP, and what vouches for them; connections are ended by `close`. */
export function askingAbroad(
  { setup, stores: { records, consents }, operation, now }: AskingAbroadNeeds,
  directory: PartnerDirectory,
): { readonly partners: Partners; readonly vouching: Vouching; readonly close: () => void } {
  const { country, homeCommunityId } = setup
  const clock = () => performance.now()
  const client = makeSoapClient({
    tls: tlsSideOf(setup),
    checkServer: (certificate) => directory.trustedServer(certificate, now()),
    newId: randomUUID,
    clock,
  })
  setup.renewal?.onRenewed(() => client.renew(tlsSideOf(setup)))
  const common = { country, homeCommunityId, self: selfOf(setup), records, now, newId: randomUUID }
  const told = measured(client, { told: operation.told, now, clock })
  return {
    partners: soapPartners({ ...common, directory, client: told, communityOf: communitiesOf(setup) }),
    vouching: assertionIssuing({ ...common, consents, signer: setup.signature }),
    close: () => client.close(),
  }
}
