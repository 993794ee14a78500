import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoMasks, openDirectory } from '../../../test/treatment/system.ts'
import { memoryLookups } from '../../features/country-of-treatment/index.ts'
import { makeWalletAuthority } from '../../features/demo-wallet/index.ts'
import { memoryPresentations } from '../../features/health-credential/index.ts'
import { makeLog } from '../../platform/log/log.ts'
import { renderHtml } from '../../protocols/web/html.ts'
import type { ContactPointSetup } from './setup.ts'
import { walletsOf } from './wallet.ts'

const now = () => new Date('2026-11-22T10:00:00Z')

/** The way in by wallets, for a setup with this section. */
function wired(wallet?: NonNullable<ContactPointSetup['wallet']>) {
  const recognise = () => Promise.reject(new Error('Nobody was shown'))
  // Of a setup this is all that is read.
  const setup = { network: 'demonstration', ...(wallet ? { wallet } : {}) } as ContactPointSetup
  return walletsOf(setup, {
    directory: openDirectory(demoMasks),
    lookups: memoryLookups(),
    presentations: memoryPresentations(),
    recognise,
    origin: 'https://knutepunkt.example',
    paths: { form: (country) => `/${country}`, lookup: (id) => `/${id}` },
    log: makeLog({ write: () => {} }, 'silent'),
    now,
  })
}

test('issue 5, item 11: where no wallets are configured nothing offers them, and no address answers them', () => {
  assert.deepEqual(wired(), { beside: {}, routes: [] })
})

test('a form offers wallets where issuers of that country are believed, and nowhere else', async () => {
  const { verifier, trust } = await makeWalletAuthority([{ country: 'FI', domain: '2.999.246.1.1' }], now())
  const { beside, routes } = wired({ verifier, trust })
  const offer = beside.besideForm?.('FI', 'nb')
  assert.match(offer ? renderHtml(offer) : '', /Les fra pasientens lommebok/)
  assert.equal(beside.besideForm?.('PT', 'nb'), undefined)
  const note = beside.besideForm?.('FI', 'en', 'wallet')
  assert.match(note ? renderHtml(note) : '', /Nothing is asked yet/)
  assert.deepEqual(
    routes.map(({ id, releases }) => [id, releases]),
    [
      ['wallet-ask', { errand: 'foreign-patient' }],
      ['wallet-page', { errand: 'foreign-patient' }],
      ['wallet-question', 'nothing'],
      ['wallet-answer', 'nothing'],
    ],
  )
})
